// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream that ends in good order and no exit with it. */
@Timeout(60)
class EndedStreamTest extends ScriptedSessions {

    private static final String PLAIN = "\"Tty\":false,\"OpenStdin\":true,\"StdinOnce\":true";
    private static final String INSPECT = "GET /containers/c1/json";

    private FakeOperation attached() throws IOException {
        process.containerAttaches(conversation().send(frames().stdout("out")));
        Engine engine = process.connect();
        FakeOperation operation = new FakeOperation();
        operation.raw = false;
        operation.drainLimit = Optional.of(Duration.ofMillis(20));
        operation.streams = process.streams();
        operation.sockets =
                new Sockets(engine.attach("c1", new AttachSpec(false, true, true, "")), Sockets.InputEnd.NOT_ATTACHED);
        operation.exit = new ContainerExit(engine, "c1", engine.waitContainer("c1", WaitCondition.NEXT_EXIT), null);
        return operation;
    }

    private void onceAsked(Runnable action) {
        new Thread(() -> {
                    Deadline.in(Deadline.USUAL)
                            .await("the inspect", () -> process.lines().contains(INSPECT));
                    action.run();
                })
                .start();
    }

    @Test
    void processThatRunsOn_isALostConnection() throws IOException {
        process.containerIs("running", PLAIN);
        Outcome outcome = lostCause(IOException.class, new PseudoTerminal(attached()).start());
        assertThat(((Outcome.ConnectionLost) outcome).cause()).hasMessageContaining("still runs");
        assertThat(process.out()).isEqualTo("out");
    }

    @Test
    void processThatHasEnded_orIsGone_isWaitedForHoweverLong() throws IOException {
        process.containerIs("exited", PLAIN);
        onceAsked(() -> {
            process.engine
                    .on("GET", "/containers/c1/json")
                    .answer(Reply.json(404, "{\"message\":\"No such container: c1\"}"));
            Deadline.in(Deadline.USUAL)
                    .await(
                            "a second inspect",
                            () -> process.lines().lastIndexOf(INSPECT)
                                    > process.lines().indexOf(INSPECT) + 1);
            process.exit.complete(ScriptedProcess.code(3));
        });
        assertThat(new PseudoTerminal(attached()).start()).isEqualTo(new Outcome.Exited(3));
    }

    @Test
    void detach_whileTheEngineIsAsked_leaves() throws IOException {
        process.engine
                .on("GET", "/containers/c1/json")
                .answer(Reply.bytesLeftOpen("HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII)));
        PseudoTerminal pty = new PseudoTerminal(attached());
        onceAsked(pty::detach);
        assertThat(pty.start()).isEqualTo(new Outcome.Detached());
        assertThat(Thread.interrupted()).isFalse();
    }

    /** Its reader is interrupted just when the stream ends. */
    private static final class InterruptedAtTheEnd implements EngineConnection {

        @Override
        public int read(ByteBuffer target) {
            Thread.currentThread().interrupt();
            return -1;
        }

        @Override
        public int write(ByteBuffer bytes) {
            return 0;
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
    void interrupt_withTheEnd_detaches_andDoesNotWaitForTheExit() throws IOException {
        FakeOperation operation = new FakeOperation();
        operation.raw = false;
        operation.streams = process.streams();
        operation.sockets = new Sockets(new InterruptedAtTheEnd(), Sockets.InputEnd.NOT_ATTACHED);
        operation.exit = new PendingExit() {
            @Override
            public int await() {
                throw new AssertionError("the exit was waited for");
            }

            @Override
            public void close() {}
        };
        assertThat(new PseudoTerminal(operation).start()).isEqualTo(new Outcome.Detached());
        assertThat(Thread.interrupted()).isTrue();
    }
}
