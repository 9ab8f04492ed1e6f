// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session as a process of the JDK, over a scripted engine: what is not known, refused or not to be had. */
@Timeout(60)
class SessionProcessTest extends ScriptedSessions {

    private static final String PLAIN = "\"Tty\":false,\"OpenStdin\":false,\"StdinOnce\":false";

    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void open() {
        gate.countDown();
    }

    private Session exec() {
        return DockerPty.sessions(process.connect()).startExec("e1");
    }

    private Session attach() {
        process.containerIs("running", PLAIN);
        process.containerAttaches(conversation().awaitGate(gate));
        return DockerPty.sessions(process.connect()).attach("c1");
    }

    @Test
    void running_hasNoExitValue() throws Exception {
        process.execEnds(7, false);
        process.execStarts(
                conversation().awaitGate(gate).send(frames().stdout("out").stderr("err")));
        Process running = exec().asProcess();
        assertThat(running.isAlive()).isTrue();
        assertThatThrownBy(running::exitValue).isInstanceOf(IllegalThreadStateException.class);
        assertThat(running.waitFor(1, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(running.onExit()).isNotDone();
        assertThat(running).hasToString("Process of session e1, running");
        gate.countDown();
        assertThat(running.waitFor()).isEqualTo(7);
        assertThat(running.waitFor(1, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(running.exitValue()).isEqualTo(7);
        assertThat(running.isAlive()).isFalse();
        assertThat(running.onExit().get(20, TimeUnit.SECONDS)).isSameAs(running);
        assertThat(running.inputReader().readLine()).isEqualTo("out");
        assertThat(running.errorReader().readLine()).isEqualTo("err");
        assertThat(running).hasToString("Process of session e1, ended");
        running.destroy();
    }

    @Test
    void detached_hasNoExitCode() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().awaitGate(gate));
        Session session = exec();
        Process left = session.asProcess();
        session.detach();
        assertThatThrownBy(left::waitFor)
                .isInstanceOfSatisfying(UnknownExitException.class, unknown -> assertThat(unknown.outcome())
                        .isEqualTo(new Outcome.Detached()))
                .hasMessageContaining("Detached");
        assertThatThrownBy(left::exitValue).isInstanceOf(UnknownExitException.class);
        assertThat(left.onExit().get(20, TimeUnit.SECONDS)).isSameAs(left);
    }

    @Test
    void stopped_hasTheCodeOfTheKilledProcess() throws Exception {
        process.containerIs("running", PLAIN);
        process.containerAttaches(conversation().awaitGate(gate));
        process.engine.on("POST", "/containers/c1/kill").answer(Reply.status(204));
        SessionLimits soon = SessionLimits.none().withTimeout(Duration.ofMillis(20));
        Process stopped =
                DockerPty.sessions(process.connect()).with(soon).attach("c1").asProcess();
        Deadline.in(Deadline.USUAL).await("killed", () -> process.lines().contains("POST /containers/c1/kill"));
        process.containerIs("exited", PLAIN);
        process.exit.complete(ScriptedProcess.code(143));
        gate.countDown();
        assertThat(stopped.waitFor()).isEqualTo(143);
    }

    @Test
    void failureOfTheCallersOwn_isTheCause() throws Exception {
        process.containerIs("running", "\"Tty\":true,\"OpenStdin\":true,\"StdinOnce\":true");
        process.containerAttaches(conversation().drain());
        SizeSource broken = () -> {
            throw new IllegalArgumentException("no size");
        };
        process.containerIs("created", "\"Tty\":true,\"OpenStdin\":true,\"StdinOnce\":true");
        Process failed = DockerPty.sessions(process.connect())
                .with(SessionOptions.defaults().withSize(broken))
                .start("c1")
                .asProcess();
        assertThatThrownBy(failed::waitFor)
                .isInstanceOf(UnknownExitException.class)
                .hasMessageContaining("no size");
        assertThatThrownBy(failed::exitValue).hasRootCauseMessage("no size");
        assertThat(failed.waitFor(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void destroy_thatIsRefused_saysSo() throws Exception {
        try (Session session = attach()) {
            process.engine.on("POST", "/containers/c1/kill").answer(Reply.status(500, "no permission"));
            assertThatThrownBy(session.asProcess()::destroy)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no permission");
        }
    }

    @Test
    void destroy_ofAnExecOfSomebodyElse_isNotToBeHad() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().awaitGate(gate));
        try (Session session = exec()) {
            Process foreign = session.asProcess();
            assertThatThrownBy(foreign::destroy).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(foreign::destroyForcibly).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(foreign::pid).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(foreign::toHandle).isInstanceOf(UnsupportedOperationException.class);
            assertThat(foreign.info().command()).isEmpty();
            assertThat(foreign.info().commandLine()).isEmpty();
            assertThat(foreign.info().arguments()).isEmpty();
            assertThat(foreign.info().user()).isEmpty();
            assertThat(foreign.info().totalCpuDuration()).isEmpty();
            assertThat(foreign.info().startInstant()).isPresent();
        }
    }
}
