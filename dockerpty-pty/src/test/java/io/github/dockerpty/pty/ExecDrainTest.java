// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.pty.HeldSessionContract.out;
import static io.github.dockerpty.pty.ScriptedProcess.execInfo;
import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Reply;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The session of an exec that ends with its process, over a scripted engine. */
@Timeout(60)
class ExecDrainTest extends ScriptedSessions {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void open() {
        gate.countDown();
    }

    private Session exec(Duration drain) {
        SessionLimits limits = SessionLimits.none().withDrain(drain);
        return DockerPty.sessions(process.connect()).with(limits).startExec("e1");
    }

    /** As dockerd tells it: not running before the start, running, ended. */
    private void lives() {
        process.engine
                .on("GET", "/exec/e1/json")
                .answer(execInfo(false, "null", false))
                .times(2);
        process.engine
                .on("GET", "/exec/e1/json")
                .answer(execInfo(true, "null", false))
                .times(1);
        process.execEnds(5, false);
    }

    @Test
    void childThatHoldsTheOutput_isNotWaitedFor() throws Exception {
        lives();
        process.execStarts(conversation().send(frames().stdout("ok\n")).awaitGate(gate));
        try (Session session = exec(SHORT)) {
            assertThat(out(session)).isEqualTo("ok\n");
            assertThat(session.await()).isEqualTo(new Outcome.Exited(5, true));
            assertThat(session.account().end()).isEqualTo(SessionAccount.End.EXIT_FIRST);
            assertThat(session.asProcess().exitValue()).isEqualTo(5);
        }
    }

    @Test
    void outputThatEnds_isAnEndLikeAnyOther() throws Exception {
        process.execEnds(5, false);
        process.execStarts(conversation().send(frames().stdout("ok\n")));
        try (Session session = exec(Duration.ofHours(1))) {
            assertThat(out(session)).isEqualTo("ok\n");
            assertThat(session.await()).isEqualTo(new Outcome.Exited(5));
        }
    }

    @Test
    void outputThatTheCallerHasNotRead_isNotGivenUp() throws Exception {
        lives();
        process.execStarts(conversation()
                .send(frames().stdout(new byte[300_000]).stdout("end"))
                .awaitGate(gate));
        try (Session session = exec(Duration.ZERO)) {
            Deadline.in(Deadline.USUAL)
                    .await("the exit is known", () -> process.lines().size() > 4);
            assertThat(session.stdout().readAllBytes()).hasSize(300_003);
            assertThat(session.await()).isEqualTo(new Outcome.Exited(5, true));
        }
    }

    @Test
    void exitThatCannotBeAskedFor_leavesTheOutputToEnd() throws Exception {
        process.engine
                .on("GET", "/exec/e1/json")
                .answer(execInfo(false, "0", false))
                .times(1);
        process.engine
                .on("GET", "/exec/e1/json")
                .answer(Reply.status(500, "busy"))
                .times(1);
        process.execEnds(5, false);
        process.execStarts(conversation().awaitGate(gate));
        try (Session session = exec(SHORT)) {
            Deadline.in(Deadline.USUAL).await("asked", () -> process.lines().size() > 2);
            assertThat(session.exit().toCompletableFuture()).isNotDone();
            gate.countDown();
            assertThat(session.await()).isEqualTo(new Outcome.Exited(5));
        }
    }

    @Test
    void close_whileTheProcessRuns_leavesNothing() throws Exception {
        process.engine.on("GET", "/exec/e1/json").answer(execInfo(true, "null", false));
        process.execStarts(conversation().awaitGate(gate));
        Session session = exec(SHORT);
        Deadline.in(Deadline.USUAL).await("asked", () -> process.lines().size() > 4);
        session.close();
        assertThat(session.await()).isEqualTo(new Outcome.Detached());
    }

    @Test
    void childThatNeverPauses_isReadForSomeTimeOnly() throws Exception {
        lives();
        try (Chatter chatter = new Chatter();
                ExecDrain drain = new ExecDrain(chatter, process.connect(), "e1", SHORT).begin()) {
            ByteBuffer bytes = ByteBuffer.allocate(1);
            int read = drain.read(bytes);
            while (read == 1) {
                read = drain.read(bytes.clear());
            }
            assertThat(read).isEqualTo(-1);
            assertThat(drain.wasGivenUp()).isTrue();
            assertThat(drain.isOpen()).isFalse();
            assertThat(drain.channel()).isEmpty();
            assertThat(drain.contentType()).isEmpty();
        }
    }

    @Test
    void negativeTime_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionLimits.none().withDrain(Duration.ofMillis(-1)))
                .withMessageContaining("PT-0.001S");
    }

    /** A stream on which there is always something. */
    private static final class Chatter implements EngineConnection {

        private volatile boolean open = true;

        @Override
        public int read(ByteBuffer target) throws ClosedChannelException {
            if (!open) {
                throw new ClosedChannelException();
            }
            target.put((byte) 'x');
            return 1;
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
        public Optional<SelectableChannel> channel() {
            return Optional.empty();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
