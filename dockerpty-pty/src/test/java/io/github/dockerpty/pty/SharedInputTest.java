// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.io.Source;
import io.github.dockerpty.io.Stream;
import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LeakCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The caller's input lent to one session after the other: no byte is lost, nothing is closed. */
@Timeout(60)
class SharedInputTest {

    private LeakCheck leaks;

    @BeforeEach
    void begin() {
        leaks = LeakCheck.begin();
    }

    @AfterEach
    void close() {
        leaks.close();
    }

    /** A stream whose read cannot be ended, as that of a standard input is not. */
    private static final class Stubborn extends InputStream {

        final LinkedBlockingQueue<String> typed = new LinkedBlockingQueue<>();

        @Override
        public int read() {
            throw new AssertionError("read by the byte");
        }

        @Override
        public int read(byte[] target, int start, int length) {
            while (true) {
                try {
                    byte[] bytes = typed.take().getBytes(StandardCharsets.UTF_8);
                    System.arraycopy(bytes, 0, target, start, bytes.length);
                    return bytes.length == 0 ? -1 : bytes.length;
                } catch (InterruptedException ignoredAsSystemCallsDo) {
                    Thread.interrupted();
                }
            }
        }
    }

    private static CompletableFuture<String> read(Source source, int size) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                ByteBuffer bytes = ByteBuffer.allocate(size);
                int count = source.read(bytes);
                result.complete(count < 0 ? "(end)" : new String(bytes.array(), 0, count, StandardCharsets.UTF_8));
            } catch (IOException failure) {
                result.completeExceptionally(failure);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static String get(CompletableFuture<String> result) throws Exception {
        return result.get(20, TimeUnit.SECONDS);
    }

    @Test
    void readLeftBehind_givesItsBytesToTheNextSession() throws Exception {
        Stubborn in = new Stubborn();
        SharedInput shared = new SharedInput(Stream.reading(in), false);
        SharedInput.Turn first = (SharedInput.Turn) shared.open();
        CompletableFuture<String> parked = read(first, 100);
        Deadline.in(Deadline.USUAL).await("the read", first::isLeftBehind);
        first.close();
        Source second = shared.open();
        CompletableFuture<String> waiting = read(second, 3);
        in.typed.add("for the second");
        assertThat(get(parked)).isEqualTo("(end)");
        assertThat(get(waiting)).isEqualTo("for");
        assertThat(get(read(second, 100))).isEqualTo(" the second");
        in.typed.add("");
        assertThat(get(read(second, 100))).isEqualTo("(end)");
    }

    @Test
    void closeWhileWaitingForTheTurn_ends() throws Exception {
        Stubborn in = new Stubborn();
        SharedInput shared = new SharedInput(Stream.reading(in), false);
        SharedInput.Turn first = (SharedInput.Turn) shared.open();
        CompletableFuture<String> parked = read(first, 100);
        Deadline.in(Deadline.USUAL).await("the read", first::isLeftBehind);
        first.close();
        SharedInput.Turn second = (SharedInput.Turn) shared.open();
        CompletableFuture<String> waiting = read(second, 100);
        second.close();
        assertThat(get(waiting)).isEqualTo("(end)");
        assertThat(second.isLeftBehind()).isFalse();
        in.typed.add("x");
        assertThat(get(parked)).isEqualTo("(end)");
        assertThat(get(read(shared.open(), 100))).isEqualTo("x");
    }

    @Test
    void pipedInput_isLeftAtOnce() throws Exception {
        try (PipedOutputStream typed = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(typed)) {
            SessionStreams streams = SessionStreams.of(in, new ByteArrayOutputStream(), new ByteArrayOutputStream());
            SharedInput.Turn turn = (SharedInput.Turn) streams.openInput();
            CompletableFuture<String> parked = read(turn, 100);
            Deadline.in(Deadline.USUAL).await("the reader", () -> isParkedIn("PipedInputStream"));
            turn.close();
            assertThat(get(parked)).isEqualTo("(end)");
            CompletableFuture<String> next = read(streams.openInput(), 100);
            // A pipe refuses bytes while the thread that read last has ended.
            Deadline.in(Deadline.USUAL).await("the reader", () -> isParkedIn("PipedInputStream"));
            typed.write("next".getBytes(StandardCharsets.UTF_8));
            assertThat(get(next)).isEqualTo("next");
        }
    }

    /** Waiting in it, and not just on its way there, where a pipe does not know its reader yet. */
    private static boolean isParkedIn(String type) {
        return Thread.getAllStackTraces().values().stream().anyMatch(stack -> {
            boolean in = false;
            for (StackTraceElement frame : stack) {
                in |= frame.getClassName().endsWith(type);
            }
            return in && stack[0].getMethodName().startsWith("wait");
        });
    }

    @Test
    void selectableChannel_isWaitedFor_leftAtOnce_andPutBackInItsMode() throws Exception {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            SessionStreams streams = SessionStreams.of(pair.left(), pair.left(), pair.left());
            Source first = streams.openInput();
            CompletableFuture<String> waiting = read(first, 100);
            pair.right().write(ByteBuffer.wrap("one".getBytes(StandardCharsets.UTF_8)));
            assertThat(get(waiting)).isEqualTo("one");
            CompletableFuture<String> parked = read(first, 100);
            first.close();
            assertThat(get(parked)).isEqualTo("(end)");
            assertThat(pair.left().isBlocking()).isTrue();
            pair.right().write(ByteBuffer.wrap("two".getBytes(StandardCharsets.UTF_8)));
            Source second = streams.openInput();
            assertThat(get(read(second, 100))).isEqualTo("two");
            pair.right().shutdownOutput();
            assertThat(get(read(second, 100))).isEqualTo("(end)");
            second.close();
            second.close();
            assertThat(pair.left().isOpen()).isTrue();
        }
    }
}
