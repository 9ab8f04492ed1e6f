// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stuck, given up half-way or mistaken: the session ends all the same and leaves nothing open. */
@Timeout(60)
class StuckSessionTest extends ScriptedSessions {

    private static final String PLAIN = "\"Tty\":false,\"OpenStdin\":true,\"StdinOnce\":true";

    @ParameterizedTest
    @CsvSource({"GET, json", "POST, attach", "POST, wait", "POST, start"})
    void detach_whileTheEngineDoesNotAnswer_leaves(String method, String call) throws Exception {
        process.containerIs("created", PLAIN);
        process.containerAttaches(conversation().drain());
        byte[] half = "HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII);
        process.engine.on(method, "/containers/c1/" + call).answer(Reply.bytesLeftOpen(half));
        PseudoTerminal pty = process.run();
        Thread other = new Thread(() -> {
            Deadline.in(Deadline.USUAL).await(call, () -> process.lines().contains(method + " /containers/c1/" + call));
            pty.detach();
        });
        other.start();
        assertThat(pty.start()).isEqualTo(new Outcome.Detached());
        assertThat(Thread.interrupted()).isFalse();
        other.join();
    }

    @Test
    void attached_butNeverStarted_givesTheWaitUp() throws IOException {
        process.containerIs("running", PLAIN);
        process.containerAttaches(conversation().drain());
        process.run().sockets().close();
    }

    @Test
    void input_thatCannotBeOpened_isTheCallersFailure_andLeavesNothing() throws IOException {
        process.containerIs("running", PLAIN);
        process.containerAttaches(conversation().drain());
        SessionStreams.Input broken = () -> {
            throw new IOException("no stdin");
        };
        try (OutputStream none = OutputStream.nullOutputStream()) {
            SessionStreams streams = SessionStreams.of(broken, Channels.newChannel(none), Channels.newChannel(none));
            RunOperation operation = new RunOperation(process.connect(), "c1", streams, SessionOptions.defaults());
            assertThatThrownBy(new PseudoTerminal(operation)::start).hasMessage("no stdin");
        }
    }

    /** An engine that closes with input unread resets the connection. */
    private static final class Reset implements EngineConnection {

        @Override
        public int read(ByteBuffer target) throws IOException {
            throw new IOException("Connection reset by peer");
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void shutdownOutput() {}

        @Override
        public Optional<String> contentType() {
            return Optional.empty();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void reset_whileTheProcessRuns_isALostConnection() throws Exception {
        FakeOperation operation = attachedOperation();
        process.containerAttaches(conversation());
        operation.sockets = new Sockets(new Reset(), Sockets.InputEnd.KEEP_OPEN);
        operation.exit = process.connect().waitContainer("c1", WaitCondition.NEXT_EXIT);
        Outcome outcome = lostCause(IOException.class, new PseudoTerminal(operation).start());
        assertThat(((Outcome.ConnectionLost) outcome).cause()).hasMessageContaining("reset");
    }

    private FakeOperation attachedOperation() {
        FakeOperation operation = new FakeOperation();
        operation.raw = false;
        operation.drainLimit = Optional.of(Duration.ofMillis(100));
        operation.streams = process.streams();
        return operation;
    }

    @Test
    void exit_thatFailsByAMistake_isALostConnection() throws Exception {
        FakeOperation operation = attachedOperation();
        process.containerAttaches(conversation());
        operation.sockets = new Sockets(
                process.connect().attach("c1", new AttachSpec(true, true, true, "")), Sockets.InputEnd.KEEP_OPEN);
        operation.exit = new PendingExit() {
            @Override
            public int await() {
                throw new IllegalStateException("mistake");
            }

            @Override
            public void close() {}
        };
        lostCause(IOException.class, new PseudoTerminal(operation).start());
    }

    @Test
    void input_thatFailsByAMistake_isTheCallersFailure() throws IOException {
        process.execStarts(conversation().drain());
        process.execEnds(0, false);
        SessionStreams.Input mistaken = () -> new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer target) {
                throw new IllegalStateException("mistake");
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
        SessionStreams streams =
                SessionStreams.of(mistaken, Channels.newChannel(process.out), Channels.newChannel(process.err));
        ExecOperation operation = new ExecOperation(process.connect(), "e1", streams, SessionOptions.defaults());
        assertThatThrownBy(new PseudoTerminal(operation)::start)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("mistake");
    }

    @Test
    void errand_thatFailsByAMistake_isRunAgainAtTheNextCall() {
        CountDownLatch runs = new CountDownLatch(2);
        Errand errand = new Errand("dockerpty-errand-test") {
            @Override
            void work() {
                Thread.currentThread().setUncaughtExceptionHandler((thread, mistake) -> {});
                runs.countDown();
                throw new IllegalStateException("mistake");
            }
        };
        errand.call();
        Deadline.in(Deadline.USUAL).await("the second run", () -> {
            errand.call();
            return runs.getCount() == 0;
        });
        errand.close();
    }
}
