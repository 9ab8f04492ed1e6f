// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.io.Stream;
import io.github.dockerpty.testkit.Chunks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DetachFilterTest {

    private static final String P = "\u0010";
    private static final String Q = "\u0011";

    /** What came through, and whether it ended by the keys. */
    private record Result(String passed, boolean detached) {}

    private static Result filter(Chunks typed, String keys, int step) throws IOException {
        DetachFilter filter = new DetachFilter(Stream.reading(typed.asStream()), DetachKeys.parse(keys));
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(step);
        while (filter.read(part) >= 0) {
            passed.write(part.array(), 0, part.position());
            part.clear();
        }
        assertThat(filter.read(part)).isEqualTo(-1);
        return new Result(passed.toString(StandardCharsets.ISO_8859_1), filter.isDetached());
    }

    private static void assertEverySplit(String typed, String keys, Result expected) {
        byte[] bytes = typed.getBytes(StandardCharsets.ISO_8859_1);
        Chunks.everySplit(bytes).forEach(chunks -> {
            for (int step : new int[] {1, 2, 3, 64}) {
                try {
                    assertThat(filter(chunks, keys, step))
                            .as("%s by %d", chunks, step)
                            .isEqualTo(expected);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    @Test
    void keys_endTheInput_whateverTheChunks() {
        assertEverySplit(P + Q, "ctrl-p,ctrl-q", new Result("", true));
        assertEverySplit("ls\n" + P + Q + "later", "ctrl-p,ctrl-q", new Result("ls\n", true));
    }

    @Test
    void firstKeyTwice_passesOneOn_andDetaches() {
        assertEverySplit(P + P + Q, "ctrl-p,ctrl-q", new Result(P, true));
        assertEverySplit(P + P + P + "x" + P + Q, "ctrl-p,ctrl-q", new Result(P + P + P + "x", true));
    }

    @Test
    void beginningOnly_isPassedOnAtTheEnd() {
        assertEverySplit("a" + P, "ctrl-p,ctrl-q", new Result("a" + P, false));
        assertEverySplit("", "ctrl-p,ctrl-q", new Result("", false));
    }

    @ParameterizedTest
    @CsvSource({
        "aab, a:a:b, '', true",
        "aaab, a:a:b, a, true",
        "ababac, a:b:a:c, ab, true",
        "ababab, a:b:a:c, ababab, false"
    })
    void overlaps_areTriedAgainFromEachByte(String typed, String keys, String passed, boolean detached) {
        assertEverySplit(typed, keys.replace(':', ','), new Result(passed, detached));
    }

    @Test
    void singleKey_andCustomKeys() {
        assertEverySplit("abc\u007fx", "DEL", new Result("abc", true));
        assertEverySplit("\u0001x\u0001d", "ctrl-a,d", new Result("\u0001x", true));
    }

    @Test
    void randomInput_agreesWithASearchOfTheWhole() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            StringBuilder typed = new StringBuilder();
            StringBuilder keys = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                typed.append((char) ('a' + random.nextInt(2)));
            }
            for (int i = 0; i <= random.nextInt(5); i++) {
                keys.append(i == 0 ? "" : ",").append((char) ('a' + random.nextInt(2)));
            }
            String text = typed.toString();
            int at = text.indexOf(keys.toString().replace(",", ""));
            Result expected = at < 0 ? new Result(text, false) : new Result(text.substring(0, at), true);
            Chunks chunks = Chunks.random(text.getBytes(StandardCharsets.ISO_8859_1), round, 6);
            assertThat(filter(chunks, keys.toString(), 5))
                    .as("%s in %s", keys, text)
                    .isEqualTo(expected);
        }
    }

    @Test
    void largeInput_passesUnchanged() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(3).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 17 ? 16 : bytes[i];
        }
        Result result = filter(Chunks.whole(bytes), "ctrl-p,ctrl-q", 8192);
        assertThat(result.passed()).isEqualTo(new String(bytes, StandardCharsets.ISO_8859_1));
        assertThat(result.detached()).isFalse();
    }

    @Test
    void failure_isPassedOn() {
        Chunks broken = Chunks.whole(new byte[] {'a'}).thenFail(new IOException("no terminal"));
        assertThatThrownBy(() -> filter(broken, "ctrl-p,ctrl-q", 8)).hasMessage("no terminal");
    }
}
