// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.pty.HeldSessionContract.out;
import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions held as values, over a scripted engine: what is cut, refused, stuck or not read. */
@Timeout(60)
class SessionValueTest extends ScriptedSessions {

    private final CountDownLatch gate = new CountDownLatch(1);

    /** Carried by threads, unless a subclass has them carried otherwise. */
    Sessions sessions() {
        return DockerPty.sessions(process.connect());
    }

    private Session exec() {
        return sessions().startExec("e1");
    }

    private static <T> T await(FutureTask<T> task) throws Exception {
        return task.get(20, TimeUnit.SECONDS);
    }

    @Test
    void cutStream_isNoEnd_forTheReader() throws Exception {
        process.execEnds(0, false);
        process.execStarts(
                conversation().send(Arrays.copyOf(frames().stdout("all of it").bytes(), 12)));
        try (Session session = exec()) {
            assertThat(session.stdout().readNBytes(4)).asString().isEqualTo("all ");
            assertThatThrownBy(() -> session.stdout().read())
                    .isInstanceOfSatisfying(SessionEndedException.class, cut -> assertThat(cut.outcome())
                            .isInstanceOf(Outcome.ConnectionLost.class))
                    .hasMessageStartingWith("the output may be cut: the connection was lost: ");
            lostCause(IOException.class, session.await());
        }
    }

    @Test
    void neverStarted_isTold_andNobodyWaits() throws Exception {
        process.execEnds(0, false);
        process.engine.on("POST", "/exec/e1/start").answer(Reply.status(409, "container is paused"));
        try (Session session = exec()) {
            assertThat(session.await()).isInstanceOf(Outcome.NeverStarted.class);
            assertThatThrownBy(() -> out(session)).hasMessageContaining("container is paused");
            assertThatThrownBy(() -> session.signal("INT")).isInstanceOf(SessionEndedException.class);
            assertThatThrownBy(() -> session.stdin().write(1)).hasMessageContaining("takes no more input");
        }
    }

    @Test
    void processWithoutStdin_takesNoInput() throws Exception {
        process.containerIs("created", "\"Tty\":false,\"OpenStdin\":false,\"StdinOnce\":false");
        process.containerAttaches(conversation().awaitGate(gate));
        try (Session session = sessions().start("c1")) {
            FutureTask<Throwable> writes = new FutureTask<>(() -> {
                try {
                    session.stdin().write(new byte[1_000_000]);
                    return null;
                } catch (IOException refusal) {
                    return refusal;
                }
            });
            new Thread(writes, "writes").start();
            assertThat(await(writes)).hasMessageContaining("takes no more input");
            gate.countDown();
            process.exit.complete(ScriptedProcess.code(0));
            assertThat(session.await()).isEqualTo(new Outcome.Exited(0));
        }
    }

    @Test
    void signal_ofAnExec_isNotToBeHad() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().awaitGate(gate));
        try (Session session = exec()) {
            assertThatThrownBy(() -> session.signal("INT")).isInstanceOf(UnsupportedOperationException.class);
            gate.countDown();
        }
    }

    @Test
    void closedOutput_isDiscarded_andCounted() throws Exception {
        process.execEnds(4, false);
        process.execStarts(conversation()
                .awaitGate(gate)
                .send(frames().stdout(new byte[300_000]).stderr("err")));
        try (Session session = exec()) {
            session.stdout().close();
            gate.countDown();
            assertThat(session.await()).isEqualTo(new Outcome.Exited(4));
            assertThat(session.account().stdoutBytes()).isZero();
            assertThat(session.account().discardedBytes()).isEqualTo(300_000);
            assertThat(session.account().stderrBytes()).isEqualTo(3);
        }
    }

    @Test
    void unreadOutput_holdsTheSessionUp_andIsThereAfterTheEnd() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().send(frames().stdout(new byte[100_000])));
        try (Session session = exec()) {
            Deadline.in(Deadline.USUAL).await("a full pipe", () -> available(session) == 65_536);
            assertThat(session.exit().toCompletableFuture()).isNotDone();
            assertThat(session.stdout().readNBytes(40_000)).hasSize(40_000);
            assertThat(session.await()).isEqualTo(new Outcome.Exited(0));
            assertThat(session.stdout().readAllBytes()).hasSize(60_000);
        }
    }

    private static int available(Session session) {
        try {
            return session.stdout().available();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void detach_whileThePipeIsFull_endsTheSession() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().send(frames().stdout(new byte[10_000_000])));
        try (Session session = exec()) {
            Deadline.in(Deadline.USUAL).await("a full pipe", () -> available(session) == 65_536);
            session.detach();
            assertThat(session.exit().toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .isEqualTo(new Outcome.Detached());
            assertThat(session.stdout().readNBytes(65_536)).hasSize(65_536);
            assertThatThrownBy(() -> session.stdout().read()).isInstanceOf(SessionEndedException.class);
        }
    }

    @Test
    void close_endsEveryWait() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().awaitGate(gate));
        Session session = exec();
        FutureTask<Object> reads = waiting(() -> session.stdout().read());
        FutureTask<Object> writes = waiting(() -> {
            session.stdin().write(new byte[50_000_000]);
            return null;
        });
        FutureTask<Object> awaits = waiting(session::await);
        session.close();
        session.close();
        assertThat(await(reads)).isInstanceOf(ClosedChannelException.class);
        assertThat(await(writes)).isInstanceOf(IOException.class);
        assertThat(await(awaits)).isEqualTo(new Outcome.Detached());
        gate.countDown();
    }

    private static FutureTask<Object> waiting(java.util.concurrent.Callable<Object> call) {
        FutureTask<Object> task = new FutureTask<>(() -> {
            try {
                return call.call();
            } catch (IOException thrown) {
                return thrown;
            }
        });
        Thread thread = new Thread(task, "waits");
        thread.start();
        Deadline.in(Deadline.USUAL).await("waits", () -> thread.getState() == Thread.State.WAITING);
        return task;
    }

    @Test
    void close_inAnActionThatDependsOnTheExit_doesNotWaitForItself() throws Exception {
        process.execEnds(6, false);
        process.execStarts(conversation());
        Session session = exec();
        assertThat(session.exit()
                        .thenApply(outcome -> {
                            session.close();
                            return outcome;
                        })
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS))
                .isEqualTo(new Outcome.Exited(6));
    }

    @Test
    void failureOfTheCallersOwn_isThrown_toWhoeverWaits() throws Exception {
        process.containerIs("created", "\"Tty\":true,\"OpenStdin\":true,\"StdinOnce\":true");
        process.containerAttaches(conversation().drain());
        SizeSource broken = () -> {
            throw new IllegalArgumentException("no size");
        };
        SessionOptions options = SessionOptions.defaults().withSize(broken);
        try (Session session = sessions().with(options).start("c1")) {
            assertThatThrownBy(session::await).hasMessageContaining("no size");
            assertThatThrownBy(() -> session.stdout().read()).hasMessageContaining("no size");
        }
    }

    @Test
    void manySessions_withSilentPeers_leaveNothing() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().awaitGate(gate));
        List<Session> open = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            open.add(exec());
        }
        open.forEach(Session::close);
        for (Session session : open) {
            assertThat(session.await()).isEqualTo(new Outcome.Detached());
        }
        gate.countDown();
    }
}
