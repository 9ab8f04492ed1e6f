// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many execs at once: nothing is lost, nothing is left behind; {@link LeftoversTest} has them one after another. */
@Timeout(180)
class EmbeddedLoadTest {

    private static final int SESSIONS = 100;
    private static final int BYTES_EACH = 1_000_000;

    private EmbeddedEngine engine;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        engine = EmbeddedEngine.setUp()
                .image("box", EmbeddedLoadTest::count)
                .container("c", "box")
                .onUnixSocket();
        api = new ApiClient(engine.host(), "1.41");
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
    }

    /** Prints a megabyte in which each four bytes say where they are, offset by the number of the session. */
    private static int count(Program.Session session) throws IOException {
        int first = Integer.parseInt(session.command().get(1));
        ByteBuffer piece = ByteBuffer.allocate(10_000);
        for (int at = 0; at < BYTES_EACH; at += piece.capacity()) {
            piece.clear();
            while (piece.hasRemaining()) {
                piece.putInt(first + at + piece.position());
            }
            session.stdout().write(piece.array());
        }
        return 0;
    }

    @Test
    void hundredSessionsAtOnce_getTheirOwnBytes() throws IOException {
        try (LeakCheck leaks = LeakCheck.begin()) {
            ExecutorService pool = Executors.newFixedThreadPool(SESSIONS);
            try {
                List<CompletableFuture<Void>> sessions = new ArrayList<>();
                for (int i = 0; i < SESSIONS; i++) {
                    int number = i;
                    sessions.add(CompletableFuture.runAsync(() -> checkCount(number * 7), pool));
                }
                sessions.forEach(CompletableFuture::join);
            } finally {
                pool.shutdown();
            }
            assertThat(leaks).isNotNull();
        }
    }

    private void checkCount(int first) {
        try (ApiClient.Stream stream = api.execStream("c", false, "count", Integer.toString(first))) {
            assertThat(stream.status()).isEqualTo(101);
            Frames frames = Frames.frames().raw(stream.client().readBytesToEnd());
            checkNumbers(ByteBuffer.wrap(frames.payload(Frames.Source.STDOUT)), first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkNumbers(ByteBuffer bytes, int first) {
        assertThat(bytes.remaining()).isEqualTo(BYTES_EACH);
        for (int at = 0; at < BYTES_EACH; at += Integer.BYTES) {
            if (bytes.getInt(at) != first + at) {
                throw new AssertionError("at byte " + at + " is " + bytes.getInt(at) + " instead of " + (first + at));
            }
        }
    }
}
