// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Utf8Test {

    private static final String TEXT = "aé漢😀z";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

    @Test
    void decode_everySplit_givesTheText() {
        for (int i = 0; i <= BYTES.length; i++) {
            for (int j = i; j <= BYTES.length; j++) {
                var utf8 = new Utf8();
                String text = decode(utf8, 0, i) + decode(utf8, i, j) + decode(utf8, j, BYTES.length) + utf8.finish();
                assertThat(text).as("cut at %d and %d", i, j).isEqualTo(TEXT);
            }
        }
    }

    @Test
    void decode_everyTruncation_marksWhatIsMissing() {
        for (int i = 0; i < BYTES.length; i++) {
            var utf8 = new Utf8();
            String text = decode(utf8, 0, i);
            String rest = utf8.finish();
            assertThat(TEXT).startsWith(text);
            boolean whole = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(BYTES, i));
            assertThat(rest).as("after %d bytes", i).isEqualTo(whole ? "" : "\ufffd");
        }
    }

    @Test
    void decode_malformed_isReplaced() {
        assertThat(new Utf8().decode(new byte[] {'a', (byte) 0xff, 'b'}, 3)).isEqualTo("a\ufffdb");
    }

    private static String decode(Utf8 utf8, int from, int to) {
        byte[] piece = Arrays.copyOfRange(BYTES, from, to);
        return utf8.decode(piece, piece.length);
    }
}
