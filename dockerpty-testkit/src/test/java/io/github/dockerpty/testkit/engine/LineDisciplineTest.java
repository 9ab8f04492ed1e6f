// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineDisciplineTest {

    private final InputPipe input = new InputPipe();
    private final List<String> signals = new ArrayList<>();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final LineDiscipline discipline = new LineDiscipline(input, signals::add, screen::writeBytes);

    private String type(String keys) throws InterruptedException {
        byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
        screen.reset();
        discipline.type(bytes, 0, bytes.length);
        return screen.toString(StandardCharsets.UTF_8);
    }

    private String read() throws IOException {
        byte[] piece = new byte[100];
        int count = input.read(piece);
        return count < 0 ? "end" : new String(piece, 0, count, StandardCharsets.UTF_8);
    }

    @Test
    void lines_areEchoedAndGivenOneByOne() throws Exception {
        assertThat(type("one\rtwo\nthr")).isEqualTo("one\r\ntwo\r\nthr");
        assertThat(read()).isEqualTo("one\n");
        assertThat(read()).isEqualTo("two\n");
        assertThat(input.available()).isZero();
    }

    @Test
    void echo_comesBeforeItsEffect() throws Exception {
        List<String> order = new ArrayList<>();
        LineDiscipline ordered = new LineDiscipline(
                input, order::add, shown -> order.add(shown.length + " shown, " + input.available() + " delivered"));
        ordered.type(new byte[] {'a', '\r', 'b', 3}, 0, 4);
        assertThat(order).containsExactly("3 shown, 0 delivered", "3 shown, 2 delivered", "INT");
    }

    @Test
    void erasing_takesCharactersNotBytes() throws Exception {
        assertThat(type("aü\u007fb\b\u007f\u007f")).isEqualTo("aü\b \bb\b \b\b \b");
        assertThat(type("cd\u0015e\r")).isEqualTo("cd\b \b\b \be\r\n");
        assertThat(read()).isEqualTo("e\n");
    }

    @Test
    void signalKeys_dropTheLine() throws Exception {
        assertThat(type("abc\u0003d\u001ce\u001a\r")).isEqualTo("abc^Cd^\\e^Z\r\n");
        assertThat(signals).containsExactly("INT", "QUIT", "TSTP");
        assertThat(read()).isEqualTo("\n");
    }

    @Test
    void endKey_givesTheLine_orTheEndOnce() throws Exception {
        assertThat(type("ab\u0004\u0004c\r")).isEqualTo("abc\r\n");
        assertThat(read()).isEqualTo("ab");
        assertThat(read()).isEqualTo("end");
        assertThat(read()).isEqualTo("c\n");
    }

    @Test
    void raw_letsEverythingThrough() throws Exception {
        type("begun");
        discipline.raw(true);
        assertThat(type("\u0003\u0004\r")).isEmpty();
        assertThat(read()).isEqualTo("begun");
        assertThat(read()).isEqualTo("\u0003\u0004\r");
        assertThat(discipline.shown(new byte[] {'\n'}, 0, 1)).containsExactly('\n');
        assertThat(signals).isEmpty();
    }

    @Test
    void shown_hasCarriageReturns() {
        assertThat(discipline.shown("xa\nb\n".getBytes(StandardCharsets.UTF_8), 1, 4))
                .isEqualTo("a\r\nb\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void longLine_isCut() throws Exception {
        type("x".repeat(5000) + "\r");
        byte[] line = new byte[6000];
        assertThat(input.read(line)).isEqualTo(4096);
    }
}
