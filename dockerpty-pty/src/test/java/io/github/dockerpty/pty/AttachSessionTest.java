// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.pty.ScriptedProcess.code;
import static io.github.dockerpty.pty.ScriptedProcess.containerInfo;
import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions with a container that runs already, or should, over a scripted engine. */
@Timeout(60)
class AttachSessionTest extends ScriptedSessions {

    private static final String PLAIN = "\"Tty\":false,\"OpenStdin\":false,\"StdinOnce\":false";
    private static final String TTY = "\"Tty\":true,\"OpenStdin\":false,\"StdinOnce\":false";

    @Test
    void running_isRegisteredFor_attached_andLookedAtAgain_neverStarted() throws IOException {
        process.containerIs("running", PLAIN);
        process.containerAttaches(
                conversation().send(frames().stdout("out")).run(() -> process.exit.complete(code(3))));
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(3));
        assertThat(process.out()).isEqualTo("out");
        assertThat(process.lines())
                .containsExactly(
                        "GET /containers/c1/json",
                        "POST /containers/c1/wait",
                        "POST /containers/c1/attach",
                        "GET /containers/c1/json");
        assertThat(process.engine.requests())
                .filteredOn(request -> request.line().endsWith("/wait"))
                .allSatisfy(request -> assertThat(request.query()).containsEntry("condition", "not-running"));
    }

    @Test
    void running_withAScreen_isMadeToDrawItAgain() throws IOException {
        process.containerIs("running", TTY);
        CountDownLatch sized = new CountDownLatch(1);
        process.containerAttaches(conversation().awaitGate(sized).run(() -> process.exit.complete(code(0))));
        process.engine.on("POST", "/containers/c1/resize").answer(Reply.status(200));
        process.options = SessionOptions.defaults().withSize(SizeSource.fixed(24, 80));
        PseudoTerminal pty = process.run();
        Thread watcher = new Thread(() -> {
            Deadline.in(Deadline.USUAL).await("three sizes", () -> pty.account().resizes() == 3);
            sized.countDown();
        });
        watcher.start();
        assertThat(pty.start()).isEqualTo(new Outcome.Exited(0));
        // podman may forget the second, which comes right behind the first.
        assertThat(sizes()).containsExactly("25x81", "24x80", "24x80");
    }

    private List<String> sizes() {
        return process.engine.requests().stream()
                .filter(request -> request.line().endsWith("/resize"))
                .map(request -> request.query().get("h") + "x" + request.query().get("w"))
                .toList();
    }

    @Test
    void endedInBetween_isNoticed_andTheExitTold() throws IOException {
        process.engine
                .on("GET", "/containers/c1/json")
                .answer(containerInfo("running", PLAIN, ""))
                .times(1);
        process.engine.on("GET", "/containers/c1/json").answer(containerInfo("exited", PLAIN, ""));
        process.containerAttaches(conversation().drain());
        process.exit.complete(code(7));
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(7, true));
        assertThat(process.pty.account().end()).isEqualTo(SessionAccount.End.EXIT_FIRST);
    }

    @Test
    void removedInBetween_isNoticed_andTheExitTold() throws IOException {
        process.engine
                .on("GET", "/containers/c1/json")
                .answer(containerInfo("running", PLAIN, ""))
                .times(1);
        process.engine.on("GET", "/containers/c1/json").answer(Reply.status(404, "No such container: c1"));
        process.containerAttaches(conversation().send(frames().stdout("last")));
        process.exit.complete(code(7));
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(7));
        assertThat(process.out()).isEqualTo("last");
    }

    @ParameterizedTest
    @CsvSource({"paused, unpause it first", "restarting, wait until it is running", "exited, start it first"})
    void state_inWhichNoSessionCanBegin_isRefusedWithTheCure(String status, String cure) throws IOException {
        process.containerIs(status, PLAIN);
        RunOperation operation =
                RunOperation.attach(process.connect(), "c1", process.streams(), SessionOptions.defaults());
        Outcome outcome = new PseudoTerminal(operation).start();
        assertThat(outcome).isInstanceOfSatisfying(Outcome.NeverStarted.class, never -> assertThat(never.reason())
                .isInstanceOf(ContainerStateException.class)
                .hasMessage("container c1 is " + status + ": " + cure));
        assertThat(process.lines()).containsExactly("GET /containers/c1/json");
    }

    @Test
    void exitFirst_silentStream_isGivenUp_butASlowReaderIsNot() throws Exception {
        FakeOperation operation = new FakeOperation();
        operation.raw = false;
        operation.drainLimit = java.util.Optional.of(java.time.Duration.ofMillis(30));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch slow = new CountDownLatch(1);
        process.containerAttaches(conversation()
                .send(frames().stdout("one"))
                .awaitGate(reading)
                .send(frames().stdout("two"))
                .drain());
        process.exit.complete(code(4));
        Engine engine = process.connect();
        operation.sockets =
                new Sockets(engine.attach("c1", new AttachSpec(false, true, true, "")), Sockets.InputEnd.NOT_ATTACHED);
        operation.exit = engine.waitContainer("c1", WaitCondition.NEXT_EXIT);
        operation.streams = SessionStreams.of(new GatedOutput(process.out, reading, slow), process.err);
        // Far longer than the limit, during which the exit is known and nothing is read.
        Thread patient = new Thread(() -> {
            long end = System.nanoTime() + 300_000_000L;
            Deadline.in(Deadline.USUAL).await("ten limits", () -> System.nanoTime() > end);
            slow.countDown();
        });
        patient.start();
        PseudoTerminal pty = new PseudoTerminal(operation);
        assertThat(pty.start()).isEqualTo(new Outcome.Exited(4, true));
        assertThat(process.out()).isEqualTo("onetwo");
        assertThat(pty.account().end()).isEqualTo(SessionAccount.End.EXIT_FIRST);
    }
}
