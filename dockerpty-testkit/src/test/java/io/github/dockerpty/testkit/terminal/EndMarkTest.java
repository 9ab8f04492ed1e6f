// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EndMarkTest {

    @Test
    void pass_inEverySplit_takesTheMarkAway() {
        var mark = new EndMark();
        mark.expect();
        // Ends with the mark's beginning, which must not be taken for it.
        String output = "last words " + mark.text().substring(0, 5);
        byte[] all = (output + mark.text()).getBytes(StandardCharsets.US_ASCII);
        for (int split = 0; split <= all.length; split++) {
            assertThat(passed(again(mark), all, split)).isEqualTo(output);
        }
    }

    @Test
    void pass_beforeItIsExpected_holdsNothingBack() {
        var mark = new EndMark();
        var target = ByteBuffer.allocate(100);
        byte[] beginning = mark.text().substring(0, 9).getBytes(StandardCharsets.US_ASCII);
        mark.pass(beginning, beginning.length, target);
        assertThat(target.position()).isEqualTo(beginning.length);
        assertThat(mark.isReached()).isFalse();
    }

    @Test
    void pass_beginningThatGoesOnOtherwise_comesLater() {
        var mark = new EndMark();
        mark.expect();
        byte[] all = (mark.text().substring(0, 9) + "x").getBytes(StandardCharsets.US_ASCII);
        var target = ByteBuffer.allocate(100);
        mark.pass(all, 9, target);
        assertThat(mark.heldByteCount()).isEqualTo(9);
        mark.pass(new byte[] {'x'}, 1, target);
        assertThat(Arrays.copyOf(target.array(), target.position())).isEqualTo(all);
        assertThat(mark.isReached()).isFalse();
    }

    private static EndMark again(EndMark mark) {
        return new EndMark(mark.text());
    }

    private static String passed(EndMark mark, byte[] all, int split) {
        mark.expect();
        var passed = new ByteArrayOutputStream();
        for (byte[] part : new byte[][] {Arrays.copyOf(all, split), Arrays.copyOfRange(all, split, all.length)}) {
            var target = ByteBuffer.allocate(200);
            mark.pass(part, part.length, target);
            passed.write(target.array(), 0, target.position());
        }
        assertThat(mark.isReached()).isTrue();
        return passed.toString(StandardCharsets.US_ASCII);
    }
}
