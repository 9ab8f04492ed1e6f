// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions in a loop: no thread of their own, input, ends. */
@Timeout(60)
class LoopSessionTest extends LoopedSessions {

    @Test
    void idleSessions_haveNoThread() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().awaitGate(gate));
        List<Session> open = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            open.add(sessions().startExec("e1"));
        }
        awaitMembers(60);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("dockerpty-session")
                        || name.startsWith("dockerpty-input")
                        || name.startsWith("dockerpty-exit"))
                .filteredOn(name -> name.startsWith("dockerpty-loop") || name.startsWith("dockerpty-call"))
                .hasSizeLessThanOrEqualTo(1 + 8);
        gate.countDown();
        for (Session session : open) {
            assertThat(end(session)).isEqualTo(new Outcome.Exited(0));
            session.close();
        }
        awaitMembers(0);
    }

    @Test
    void closedLoop_losesItsSessions_andTakesNoMore() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().awaitGate(gate));
        try (Session session = sessions().startExec("e1")) {
            awaitMembers(1);
            loop.close();
            assertThat(end(session))
                    .isInstanceOfSatisfying(Outcome.ConnectionLost.class, lost -> assertThat(lost.cause())
                            .hasMessageContaining("loop"));
        }
        try (Session late = sessions().startExec("e1")) {
            assertThat(end(late)).isInstanceOf(Outcome.NeverStarted.class);
        }
    }

    @Test
    void detachKeys_leave_andTheInputBeforeThemIsSent() throws Exception {
        process.execEnds(0, true);
        process.execStarts(conversation().receive("ab").awaitGate(gate));
        try (Session session = sessions().startExec("e1")) {
            ByteBuffer typed = ByteBuffer.wrap("ab\u0010\u0011cd".getBytes(StandardCharsets.UTF_8));
            assertThat(session.offer(typed)).isEqualTo(6);
            assertThat(end(session)).isEqualTo(new Outcome.Detached());
            assertThat(session.account().end()).isEqualTo(SessionAccount.End.DETACH_KEYS);
            assertThat(session.account().stdinBytes()).isEqualTo(2);
            assertThat(session.account().stdinUnread()).hasValue(4);
        }
    }

    @Test
    void offer_takesWhatThereIsRoomFor() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().awaitGate(gate));
        try (Session session = sessions().startExec("e1")) {
            ByteBuffer much = ByteBuffer.allocate(10_000_000);
            int taken = session.offer(much);
            assertThat(taken).isBetween(65_536, 9_999_999);
            assertThat(much.position()).isEqualTo(taken);
        }
    }

    @Test
    void endOfInput_isSent_andMuchOfIt() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().drain().send(frames().stdout("thanks")));
        try (Session session = sessions().startExec("e1")) {
            session.stdin().write(new byte[3_000_000]);
            session.stdin().close();
            assertThat(session.stdout().readAllBytes()).asString().isEqualTo("thanks");
            assertThat(end(session)).isEqualTo(new Outcome.Exited(0));
            assertThat(session.account().stdinBytes()).isEqualTo(3_000_000);
        }
    }

    @Test
    void stillRunning_afterTheEndOfItsStream_isALostConnection() throws Exception {
        process.engine.on("GET", "/exec/e1/json").answer(ScriptedProcess.execInfo(true, "null", false));
        process.execStarts(conversation().send(frames().stdout("x")));
        try (Session session = sessions().startExec("e1")) {
            lostCause(IOException.class, end(session));
        }
    }

    @Test
    void container_tellsItsExit_overAnotherConnectionOfTheLoop() throws Exception {
        process.containerIs("created", "\"Tty\":false,\"OpenStdin\":true,\"StdinOnce\":true");
        process.containerAttaches(conversation().send(frames().stdout("out")));
        try (Session session = sessions().start("c1")) {
            awaitMembers(1);
            process.exit.complete(ScriptedProcess.code(7));
            assertThat(end(session)).isEqualTo(new Outcome.Exited(7));
            assertThat(session.stdout().readAllBytes()).asString().isEqualTo("out");
        }
    }

    @Test
    void detach_whileTheExitIsWaitedFor_leaves() throws Exception {
        process.containerIs("created", "\"Tty\":false,\"OpenStdin\":true,\"StdinOnce\":true");
        process.containerAttaches(conversation());
        try (Session session = sessions().start("c1")) {
            awaitMembers(1);
            session.detach();
            assertThat(end(session)).isEqualTo(new Outcome.Detached());
        }
        awaitMembers(0);
    }

    @Test
    void refusal_isTold() throws Exception {
        process.execEnds(0, false);
        process.engine.on("POST", "/exec/e1/start").answer(Reply.status(409, "container is paused"));
        try (Session session = sessions().startExec("e1")) {
            assertThat(end(session)).isInstanceOf(Outcome.NeverStarted.class);
        }
        assertThatThrownBy(() -> sessions()
                        .with(SessionOptions.defaults().withReplay(LogReplay.ALL))
                        .attach("c1"))
                .isInstanceOf(IllegalArgumentException.class);
        SessionOptions proxying = SessionOptions.defaults().withSignals(Signals.PROXY);
        assertThatThrownBy(() -> sessions().with(proxying).startExec("e1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PROXY");
    }

    @Test
    void streamThatIsLeftOpen_endsWithTheContainer_ifNoOutputIsWanted() throws Exception {
        process.containerIs("created", "\"Tty\":false,\"OpenStdin\":true,\"StdinOnce\":true");
        process.containerAttaches(conversation().awaitGate(gate));
        SessionOptions silent = SessionOptions.defaults().withOutput(false, false);
        try (Session session = sessions().with(silent).start("c1")) {
            process.exit.complete(ScriptedProcess.code(3));
            assertThat(end(session)).isEqualTo(new Outcome.Exited(3));
            assertThat(session.account().end()).isEqualTo(SessionAccount.End.EXIT_FIRST);
        }
    }
}
