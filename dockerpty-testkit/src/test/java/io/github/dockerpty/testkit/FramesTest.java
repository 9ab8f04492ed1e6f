// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dockerpty.testkit.Frames.Frame;
import io.github.dockerpty.testkit.Frames.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FramesTest {

    private static String hex(Frames frames) {
        return HexFormat.ofDelimiter(" ").formatHex(frames.bytes());
    }

    @Test
    void bytes_ofTwoSources_areHeadersAndPayloads() {
        assertThat(hex(Frames.frames().stdout("hé").stderr("")))
                .isEqualTo("01 00 00 00 00 00 00 03 68 c3 a9 02 00 00 00 00 00 00 00");
    }

    @Test
    void bytes_ofAllSources_beginWithTheirNumber() {
        Source[] byNumber = {Source.STDIN, Source.STDOUT, Source.STDERR, Source.SYSTEM_ERROR};
        for (int number = 0; number < byNumber.length; number++) {
            byte[] wire =
                    Frames.frames().frame(byNumber[number], new byte[] {7}).bytes();
            assertThat(wire).containsExactly(number, 0, 0, 0, 0, 0, 0, 1, 7);
        }
    }

    @Test
    void header_withTheLongestLength_isUnsigned() {
        assertThat(hex(Frames.frames().header(255, 0xffff_ffffL).raw((byte) 'a')))
                .isEqualTo("ff 00 00 00 ff ff ff ff 61");
    }

    @Test
    void header_thatDoesNotFit_isRefused() {
        for (int type : new int[] {-1, 256}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Frames.frames().header(type, 0));
        }
        for (long length : new long[] {-1, 0x1_0000_0000L}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Frames.frames().header(1, length))
                    .withMessageContaining("length " + length);
        }
    }

    @Test
    void decode_ofWhatWasEncoded_givesTheSameFrames() {
        Frame[] frames = {
            new Frame(Source.STDOUT, bytes("one")),
            new Frame(Source.STDERR, new byte[0]),
            new Frame(Source.SYSTEM_ERROR, bytes("three")),
            new Frame(Source.STDIN, new byte[70_000])
        };
        Frames decoded = Frames.decode(Frames.of(frames).bytes());
        assertThat(decoded.list()).isEqualTo(List.of(frames));
        assertThat(decoded.payload(Source.STDOUT)).isEqualTo(bytes("one"));
        assertThat(decoded.payload(Source.STDERR)).isEmpty();
    }

    @Test
    void decode_cutAnywhereInsideAFrame_isRefused() {
        byte[] wire = Frames.frames().stdout("abc").stderr("de").bytes();
        for (int length = 1; length < wire.length; length++) {
            if (length == 11) {
                continue; // the border between the two
            }
            byte[] cut = Arrays.copyOf(wire, length);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Frames.decode(cut))
                    .withMessageContaining(length < 11 ? "offset 0 " : "offset 11 ");
        }
    }

    @Test
    void decode_ofAnUnknownType_isRefused() {
        byte[] wire = Frames.frames().stdout("a").header(9, 0).bytes();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frames.decode(wire))
                .withMessageContaining("offset 9")
                .withMessageContaining("type 9");
    }

    @Test
    void decode_ignoresTheThreePaddingBytes() {
        byte[] wire = {1, -1, -1, -1, 0, 0, 0, 1, 'x'};
        assertThat(Frames.decode(wire).list()).containsExactly(new Frame(Source.STDOUT, bytes("x")));
    }

    @Test
    void values_areImmutable() {
        byte[] payload = {1};
        Frame frame = new Frame(Source.STDOUT, payload);
        Frames frames = Frames.frames().stdout(payload);
        payload[0] = 9;
        frame.payload()[0] = 9;
        frames.bytes()[8] = 9;
        frames.stderr("more");
        assertThat(frame.payload()).containsExactly(1);
        assertThat(frames.bytes()).hasSize(9).endsWith(1);
        assertThat(Frames.frames().bytes()).isEmpty();
    }

    @Test
    void frame_equality_looksAtSourceAndBytes() {
        Frame frame = new Frame(Source.STDOUT, bytes("a"));
        assertThat(frame)
                .isEqualTo(new Frame(Source.STDOUT, bytes("a")))
                .hasSameHashCodeAs(new Frame(Source.STDOUT, bytes("a")))
                .isNotEqualTo(new Frame(Source.STDERR, bytes("a")))
                .isNotEqualTo(new Frame(Source.STDOUT, bytes("b")))
                .isNotEqualTo("a");
    }

    @Test
    void toString_escapesWhatDoesNotPrint() {
        assertThat(new Frame(Source.STDERR, bytes("a\r\n\t\"\\\u001b")))
                .hasToString("STDERR \"a\\r\\n\\t\\\"\\\\\\x1b\"");
        assertThat(Frames.frames().raw((byte) 0xff)).hasToString("\"\\xff\"");
        assertThat(Frames.frames().raw(new byte[300]).toString()).endsWith("… (300 bytes)");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
