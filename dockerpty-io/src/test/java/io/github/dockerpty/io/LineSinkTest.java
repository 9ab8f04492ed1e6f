// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Chunks;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineSinkTest {

    private final Lines lines = new Lines();

    @Test
    void lines_areTheSame_forEverySplit() {
        String text = "one\ntwo\r\nthree\rfour\n\n\r\n\rf\u00fcnf \ud83d\ude00\r\n\r\nlast";
        Chunks.everySplit(text.getBytes(UTF_8)).forEach(chunks -> assertThat(cut(chunks, 100))
                .as(chunks.toString())
                .containsExactly(
                        "one|",
                        "two|",
                        "three|",
                        "four|",
                        "|",
                        "|",
                        "|",
                        "f\u00fcnf \ud83d\ude00|",
                        "|",
                        "last",
                        "<end>"));
    }

    @Test
    void output_cutAnywhere_hasTheLinesThatCame() {
        byte[] wire = "a\r\nbc\rd\ne".getBytes(UTF_8);
        Chunks.everyTruncation(wire).forEach(chunks -> {
            List<String> whole = cut(chunks, 100);
            assertThat(String.join("", whole))
                    .isIn(
                            "<end>",
                            "a<end>",
                            "a|<end>",
                            "a|b<end>",
                            "a|bc<end>",
                            "a|bc|<end>",
                            "a|bc|d<end>",
                            "a|bc|d|<end>");
        });
    }

    @Test
    void longLines_comeInPieces_forEverySplit() {
        String text = "12345\n123456\n123456789012345\r\n1234\ud83d\ude00\n";
        Chunks.everySplit(text.getBytes(UTF_8)).forEach(chunks -> assertThat(cut(chunks, 5))
                .as(chunks.toString())
                .containsExactly("12345|", "12345+", "6|", "12345+", "67890+", "12345|", "1234\ud83d\ude00|", "<end>"));
    }

    @Test
    void carriageReturn_tellsItsLineAtOnce() throws IOException {
        LineSink sink = LineSink.to(UTF_8, lines);
        sink.write(bytes("10 %\r"));
        assertThat(lines.told).containsExactly("10 %|");
        sink.write(bytes("\n"));
        sink.write(bytes("x\n"));
        assertThat(lines.told).containsExactly("10 %|", "x|");
        sink.close();
        sink.close();
        assertThat(lines.told).containsExactly("10 %|", "x|", "<end>");
        assertThatThrownBy(() -> sink.write(bytes("late"))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void limit_isChecked() {
        assertThatThrownBy(() -> LineSink.to(UTF_8, 0, lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    private static List<String> cut(Chunks chunks, int limit) {
        Lines all = new Lines();
        Pumped.through(chunks, LineSink.to(UTF_8, limit, all));
        return all.told;
    }

    /** Marks the end of a line with a bar and that of a piece with a plus. */
    private static final class Lines implements LineSink.Receiver {

        private final List<String> told = new ArrayList<>();

        @Override
        public void received(String line, LineSink.LineEnd end) {
            told.add(line
                    + switch (end) {
                        case TERMINATED -> "|";
                        case CUT -> "+";
                        case UNTERMINATED -> "";
                    });
        }

        @Override
        public void ended() {
            told.add("<end>");
        }
    }
}
