// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.pty.HeldSessionContract.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.pty.KillReport.Rung;
import io.github.dockerpty.pty.Outcome.Stopped;
import io.github.dockerpty.pty.Outcome.Stopped.Cause;
import io.github.dockerpty.testkit.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kills in true containers, with a file system and process ids of their own. */
abstract class KillIT extends KillContract {

    KillIT(String name) {
        super(name);
    }

    @Test
    void wrapper_reachesProcessesThatClearTheirEnvironment() throws Exception {
        String keep = keep();
        String script = "env -i " + sleep + " & echo begun; exec env -i " + sleep;
        Session session = exec(KILLS.withWrapper(), keep, script);
        assertThat(line(session)).isEqualTo("begun");
        Deadline.in(Deadline.USUAL).await("both", () -> leftNow(keep) == 2);
        session.close();
        assertThat(session.await()).isEqualTo(stopped(Cause.CLOSE, Rung.WRAPPER, "TERM", 143));
        assertThat(left(keep)).isZero();
    }

    @Test
    void imageWithoutAShell_leavesAnExecRunning_andSaysSo_butNoContainer() throws Exception {
        String bare = running(shell("rm /bin/sh; exec sleep 600"));
        Deadline.in(Deadline.USUAL).await("no shell", () -> !hasShell(bare));
        SessionLimits limits = SessionLimits.none().withTimeout(Duration.ofMillis(200));
        try (Session session =
                DockerPty.sessions(engine).with(limits).exec(bare, ExecSpec.of(List.of("sleep", "500")))) {
            assertThat(session.await()).isInstanceOfSatisfying(Stopped.class, stopped -> {
                assertThat(stopped.report().rung()).isEqualTo(Rung.LEFT_RUNNING);
                assertThat(stopped.report().detail()).contains("needs sh");
            });
            assertThat(engine.inspectExec(session.id()).running()).isTrue();
        }
        SessionLimits impatient = KILLS.withGrace(Duration.ofSeconds(1));
        Session whole = DockerPty.sessions(engine).with(impatient).attach(bare);
        whole.close();
        assertThat(whole.await()).isEqualTo(stopped(Cause.CLOSE, Rung.ENGINE, "KILL", 137));
        assertThat(engine.inspectContainer(bare).running()).isFalse();
    }

    private boolean hasShell(String container) {
        try (Session session = exec(SessionLimits.none(), container, "true")) {
            return session.await().equals(new Outcome.Exited(0));
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
