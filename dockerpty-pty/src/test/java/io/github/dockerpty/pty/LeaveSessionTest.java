// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.io.StreamType;
import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to leave a session while its process runs on, over a scripted engine. */
@Timeout(60)
class LeaveSessionTest extends ScriptedSessions {

    private static final byte[] TYPED = "ls\n\u0010\u0010\u0011never sent".getBytes(StandardCharsets.US_ASCII);

    private static void assertDetaches(ScriptedProcess process, Chunks typed) throws IOException {
        Conversation talk = conversation().receive("ls\n\u0010").receiveEnd();
        process.execStarts(talk);
        process.execEnds(0, true);
        process.in = typed.thenEnd().asStream();
        assertThat(process.runExec()).as("%s", typed).isEqualTo(new Outcome.Detached());
        talk.awaitSuccess(Deadline.USUAL);
        assertThat(process.pty.account().end()).isEqualTo(SessionAccount.End.DETACH_KEYS);
    }

    @Test
    void detachKeys_inEverySplit_leaveAfterWhatWasTypedBefore() throws IOException {
        for (Chunks typed : Chunks.everySplit(TYPED).toList()) {
            assertDetaches(process, typed);
        }
    }

    @Test
    void detachKeys_overTcp_leaveToo() throws IOException {
        try (ScriptedProcess tcp = new ScriptedProcess(ScriptedEngine.onTcp())) {
            assertDetaches(tcp, Chunks.whole(TYPED));
        }
    }

    /** dockerd ends an exec whose output finds its client gone. */
    @Test
    void detachKeys_ofAnExec_leaveOnceTheEngineHasEndedTheStream() throws IOException {
        Conversation talk = conversation().receive("ls\n\u0010").receiveEnd().sendRaw("late");
        process.execStarts(talk);
        process.execEnds(0, true);
        process.in = Chunks.whole(TYPED).asStream();
        assertThat(process.runExec()).isEqualTo(new Outcome.Detached());
        talk.awaitSuccess(Deadline.USUAL);
        assertThat(process.out()).isEqualTo("late");
    }

    @Test
    void detachKeys_ofAnExec_leaveThoughTheEngineDoesNotEndTheStream() throws IOException {
        CountDownLatch left = new CountDownLatch(1);
        process.execStarts(conversation().receive("ls\n\u0010").receiveEnd().awaitGate(left));
        process.execEnds(0, true);
        process.in = Chunks.whole(TYPED).asStream();
        assertThat(process.runExec()).isEqualTo(new Outcome.Detached());
        left.countDown();
    }

    @Test
    void detachKeys_withoutATerminal_areInput() throws IOException {
        Conversation talk = conversation().receive(TYPED).receiveEnd();
        process.execStarts(talk);
        process.execEnds(0, false);
        process.in = Chunks.whole(TYPED).asStream();
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        talk.awaitSuccess(Deadline.USUAL);
    }

    @Test
    void detachKeys_switchedOff_areInput() throws IOException {
        Conversation talk = conversation().receive(TYPED);
        process.execStarts(talk);
        process.execEnds(0, true);
        process.in = Chunks.whole(TYPED).asStream();
        process.options = SessionOptions.defaults().withDetachKeys(DetachKeys.none());
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        talk.awaitSuccess(Deadline.USUAL);
    }

    @Test
    void detachKeys_areToldToTheEngine() throws IOException {
        process.containerIs("created", "\"Tty\":true,\"OpenStdin\":true,\"StdinOnce\":true");
        process.containerAttaches(conversation().receiveEnd());
        process.type("\u0001d");
        process.options = SessionOptions.defaults().withDetachKeys(DetachKeys.parse("ctrl-a,d"));
        assertThat(process.runContainer()).isEqualTo(new Outcome.Detached());
        assertThat(process.engine.requests())
                .filteredOn(request -> request.line().endsWith("/attach"))
                .allSatisfy(request -> assertThat(request.query()).containsEntry("detachKeys", "ctrl-a,d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec", "run"})
    void detach_byCode_endsAStreamThatIsSilent(String operation) throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        process.execStarts(conversation().run(there::countDown).awaitGate(left));
        process.execEnds(0, false);
        process.containerIs("created", "\"Tty\":false,\"OpenStdin\":false,\"StdinOnce\":false");
        process.containerAttaches(conversation().run(there::countDown).awaitGate(left));
        process.options = SessionOptions.defaults().withInteractive(false);
        PseudoTerminal pty = operation.equals("exec") ? process.exec() : process.run();
        Thread other = new Thread(() -> {
            Deadline.in(Deadline.USUAL).await("the stream", () -> there.getCount() == 0);
            pty.detach();
        });
        other.start();
        assertThat(pty.start()).isEqualTo(new Outcome.Detached());
        other.join();
        left.countDown();
        assertThat(pty.account().end()).isEqualTo(SessionAccount.End.DETACHED);
    }

    @Test
    void detach_beforeTheStart_opensNothing() throws IOException {
        process.execEnds(0, false);
        PseudoTerminal pty = process.exec();
        pty.detach();
        assertThat(pty.start()).isEqualTo(new Outcome.Detached());
        assertThat(process.lines()).isEmpty();
    }

    @Test
    void interrupt_detaches_andIsKept() throws Exception {
        process.containerIs("created", "\"Tty\":false,\"OpenStdin\":false,\"StdinOnce\":false");
        Thread self = Thread.currentThread();
        process.containerAttaches(
                conversation().send(frames().stdout("x")).run(self::interrupt).drain());
        Outcome outcome = process.runContainer();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(new Outcome.Detached());
    }

    @Test
    void output_thatIsClosed_endsTheSession_andIsTold() throws IOException {
        process.execStarts(conversation().send(frames().stdout("x".repeat(100))).drain());
        process.execEnds(0, false);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        SessionStreams streams = SessionStreams.of(InputStream.nullInputStream(), broken, process.err);
        ExecOperation operation = new ExecOperation(process.connect(), "e1", streams, SessionOptions.defaults());
        PseudoTerminal pty = new PseudoTerminal(operation);
        assertThat(pty.start()).isInstanceOfSatisfying(Outcome.OutputClosed.class, closed -> {
            assertThat(closed.cause().type()).isEqualTo(StreamType.STDOUT);
            assertThat(closed.cause()).hasRootCauseMessage("Broken pipe");
        });
        assertThat(pty.account().end()).isEqualTo(SessionAccount.End.OUTPUT_CLOSED);
    }
}
