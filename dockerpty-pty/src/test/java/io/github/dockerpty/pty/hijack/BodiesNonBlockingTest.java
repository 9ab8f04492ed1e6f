// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies over a channel that has nothing now, at each of its bytes. */
@Timeout(60)
class BodiesNonBlockingTest {

    private static final String CHUNKED = "5\r\nhello\r\n3;ext\r\n, w\r\n0\r\nTrailer: x\r\n\r\n";

    /** Gives one byte at every second read, and nothing in between. */
    private static final class Halting implements ReadableByteChannel {

        private final byte[] wire;
        private int reads;

        Halting(String wire) {
            this.wire = wire.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public int read(ByteBuffer target) {
            int at = reads / 2;
            reads++;
            if (reads % 2 == 1 || !target.hasRemaining()) {
                return 0;
            }
            if (at >= wire.length) {
                return -1;
            }
            target.put(wire[at]);
            return 1;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static Body body(String wire, String... fields) throws IOException {
        return Bodies.of(
                Request.of("GET", "/x"), new ResponseHead(200, List.of(fields), 1), new Input(new Halting(wire)));
    }

    private static String read(Body body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(4);
        int empty = 0;
        for (int count = 0; count >= 0; count = body.read(buffer.clear())) {
            empty += count == 0 ? 1 : 0;
            all.write(buffer.array(), 0, buffer.position());
        }
        assertThat(empty).isPositive();
        assertThat(body.hasBuffered()).isTrue();
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void chunked_isTheSame_withNothingBetweenAnyTwoBytes() throws IOException {
        assertThat(read(body(CHUNKED, "Transfer-Encoding", "chunked"))).isEqualTo("hello, w");
    }

    @Test
    void length_isTheSame() throws IOException {
        assertThat(read(body("hello", "Content-Length", "5"))).isEqualTo("hello");
    }

    @Test
    void chunked_everyTruncation_throws() {
        for (int i = 0; i < CHUNKED.length(); i++) {
            String cut = CHUNKED.substring(0, i);
            assertThatThrownBy(() -> read(body(cut, "Transfer-Encoding", "chunked")))
                    .as("after %s bytes", i)
                    .isInstanceOf(EOFException.class);
        }
    }
}
