// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.ProcessSignal;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session does to the caller's terminal, on a real pseudo-terminal and a scripted engine. */
@Timeout(90)
class TerminalSessionTest extends ScriptedSessions {

    /** Modes that no shell sets, so that a restore which only switches the usual ones back is found out. */
    private static final String[] ODD = {"istrip", "brkint", "ixany", "iutf8", "echonl"};

    private SessionUser.Factory exec(SessionOptions options) {
        return streams -> new ExecOperation(process.connect(), "e1", streams, options);
    }

    private void sizesAreTaken() {
        process.engine.on("POST", "/exec/e1/resize").answer(Reply.status(200));
    }

    private void assertModesAreBack(SessionUser user) {
        assertThat(user.terminal().termios()).isEqualTo(user.terminal().initialTermios());
    }

    @Test
    void keys_arriveUntouched_andTheModesComeBack() {
        byte[] keys = {3, 26, 17, 13, 127, (byte) 0xff, (byte) 0xc3, (byte) 0xa9, 4};
        Conversation talk = conversation().sendRaw("a\r\nb").receive(keys).sendRaw("bye");
        process.execStarts(talk);
        process.execEnds(5, true);
        sizesAreTaken();
        try (SessionUser user = SessionUser.at(exec(SessionOptions.defaults()), device -> {}, ODD)) {
            user.terminal()
                    .expectText("a\r\nb")
                    .expectModes("raw", LineModes::isRaw)
                    .typeBytes(keys)
                    .expectText("bye");
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(5));
            assertModesAreBack(user);
            assertThat(user.terminal().awaitExit()).isZero();
        }
        talk.awaitSuccess(Deadline.USUAL);
    }

    @Test
    void typeAhead_reachesTheProcess() {
        Conversation talk = conversation().receive("early\n");
        process.execStarts(talk);
        process.execEnds(0, true);
        sizesAreTaken();
        try (SessionUser user = SessionUser.waiting(exec(SessionOptions.defaults()))) {
            user.terminal().type("early\r").expectText("early");
            user.begin();
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(0));
        }
        talk.awaitSuccess(Deadline.USUAL);
    }

    @Test
    void keysAfterTheSession_belongToTheProgram() {
        process.execStarts(conversation().receive("x"));
        process.execEnds(0, true);
        sizesAreTaken();
        CompletableFuture<String> line = new CompletableFuture<>();
        SessionUser.Afterwards readsALine = device -> {
            try (FileChannel in = FileChannel.open(device.path(), StandardOpenOption.READ)) {
                ByteBuffer bytes = ByteBuffer.allocate(64);
                in.read(bytes);
                line.complete(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
            }
        };
        try (SessionUser user = SessionUser.at(exec(SessionOptions.defaults()), readsALine)) {
            user.terminal().expectModes("raw", LineModes::isRaw).type("x");
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(0));
            user.terminal().type("whole line\r");
            assertThat(line.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("whole line\n");
        }
    }

    @Test
    void watchedOnly_linesEndOnce_andTheTerminalStaysCooked() {
        CountDownLatch seen = new CountDownLatch(1);
        process.execStarts(conversation().sendRaw("one\r\ntwo\r\n").awaitGate(seen));
        process.execEnds(0, true);
        sizesAreTaken();
        SessionOptions watching = SessionOptions.defaults().withInteractive(false);
        try (SessionUser user = SessionUser.at(exec(watching), device -> {}, ODD)) {
            user.terminal().expectText("one\r\ntwo\r\n");
            LineModes modes = user.terminal().modes();
            assertThat(modes.canonical() && modes.echo() && modes.signals()).isTrue();
            assertThat(modes.outputProcessing()).isFalse();
            seen.countDown();
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(0));
            assertModesAreBack(user);
            assertThat(new String(user.terminal().output(), StandardCharsets.UTF_8))
                    .isEqualTo("one\r\ntwo\r\n");
        }
    }

    @Test
    void noTerminalThere_theOneHereIsLeftAlone() {
        CountDownLatch seen = new CountDownLatch(1);
        process.execStarts(conversation().awaitGate(seen));
        process.execEnds(0, false);
        try (SessionUser user = SessionUser.at(exec(SessionOptions.defaults()))) {
            Deadline.in(Deadline.USUAL).await("the start", () -> process.lines().contains("POST /exec/e1/start"));
            assertModesAreBack(user);
            seen.countDown();
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(0));
        }
        assertThat(process.lines()).doesNotContain("POST /exec/e1/resize");
    }

    @Test
    void everyOtherEnd_bringsTheModesBackToo() throws IOException {
        process.execEnds(0, true);
        sizesAreTaken();
        process.execStarts(conversation().receiveEnd());
        try (SessionUser user = SessionUser.at(exec(SessionOptions.defaults()), device -> {}, ODD)) {
            user.terminal().expectModes("raw", LineModes::isRaw).typeBytes((byte) 16, (byte) 17);
            assertThat(user.outcome()).isEqualTo(new Outcome.Detached());
            assertModesAreBack(user);
        }
        CountDownLatch raw = new CountDownLatch(1);
        process.execStarts(conversation().awaitGate(raw).run(this::engineDies));
        try (SessionUser user = SessionUser.at(exec(SessionOptions.defaults()), device -> {}, ODD)) {
            user.terminal().expectModes("raw", LineModes::isRaw);
            raw.countDown();
            assertThat(user.outcome()).isInstanceOf(Outcome.ConnectionLost.class);
            assertModesAreBack(user);
        }
    }

    private void engineDies() {
        try {
            process.engine.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void windowChange_isSent_whenItsSignalComes() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        process.execStarts(conversation().awaitGate(seen));
        process.execEnds(0, true);
        sizesAreTaken();
        try (SessionUser user = SessionUser.at(exec(SessionOptions.defaults()))) {
            user.terminal().expectModes("raw", LineModes::isRaw);
            awaitSize(SessionUser.ROWS, SessionUser.COLUMNS);
            user.terminal().resize(50, 132);
            // The test's process is not in the foreground of that terminal, so the kernel does not tell it.
            ProcessSignal.sendHere("WINCH");
            awaitSize(50, 132);
            Deadline.in(Deadline.USUAL)
                    .await("two sizes", () -> user.pty().account().resizes() == 2);
            seen.countDown();
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(0));
        }
    }

    @Test
    void signalThatEndsTheSession_bringsTheModesBack_andIsTold() throws Exception {
        process.execStarts(conversation().receiveEnd());
        process.execEnds(0, true);
        sizesAreTaken();
        SessionOptions ending = SessionOptions.defaults().withSignals(Signals.PROXY);
        for (String signal : new String[] {"TERM", "HUP", "INT"}) {
            try (SessionUser user = SessionUser.at(exec(ending), device -> {}, ODD)) {
                user.terminal().expectModes("raw", LineModes::isRaw);
                ProcessSignal.sendHere(signal);
                assertThat(user.outcome()).isEqualTo(new Outcome.Interrupted(signal, 1));
                assertModesAreBack(user);
            }
        }
    }

    private void awaitSize(int rows, int columns) {
        Deadline.in(Deadline.USUAL).await("the size " + rows + "x" + columns, () -> process.engine.requests().stream()
                .anyMatch(request -> request.line().endsWith("/resize")
                        && request.query().get("h").equals(Integer.toString(rows))
                        && request.query().get("w").equals(Integer.toString(columns))));
    }
}
