// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.pty.HeldSessionContract.line;
import static io.github.dockerpty.pty.HeldSessionContract.out;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.pty.KillReport.Rung;
import io.github.dockerpty.pty.Outcome.Stopped;
import io.github.dockerpty.pty.Outcome.Stopped.Cause;
import io.github.dockerpty.testkit.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time limits and closes that end processes, the same on every engine; subclasses say which one. */
@Timeout(120)
abstract class KillContract extends RealSessions {

    static final SessionLimits KILLS = SessionLimits.none().onClose(OnClose.KILL);

    /** A command line that no other process of the machine has. */
    final String sleep = "sleep " + ThreadLocalRandom.current().nextInt(1_000_000, 2_000_000);

    KillContract(String name) {
        super(name);
    }

    KillContract(URI host) {
        super(host);
    }

    /** Carried by threads, unless a subclass has them carried otherwise. */
    Sessions sessions() {
        return DockerPty.sessions(engine);
    }

    Session exec(SessionLimits limits, String container, String script) throws IOException {
        return sessions().with(limits).exec(container, ExecSpec.of(List.of("sh", "-c", script)));
    }

    static Stopped stopped(Cause cause, Rung rung, String signal, int code) {
        return new Stopped(cause, new KillReport(rung, signal, List.of(), ""), OptionalInt.of(code));
    }

    /** How many processes with the command line are left; a zombie has none. */
    long left(String container) throws IOException {
        String script = "for f in /proc/[0-9]*/cmdline; do tr '\\0' ' ' 2>/dev/null <$f; echo; done";
        try (Session session = exec(SessionLimits.none(), container, script)) {
            return out(session)
                    .lines()
                    .filter(line -> line.strip().equals(sleep))
                    .count();
        }
    }

    long leftNow(String container) {
        try {
            return left(container);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void timeLimit_endsTheWholeTreeOfAnExec() throws Exception {
        String keep = keep();
        String script = sleep + " & echo begun; " + sleep;
        // Long enough for an engine that is slow to begin.
        try (Session session = exec(SessionLimits.none().withTimeout(Duration.ofSeconds(5)), keep, script)) {
            assertThat(line(session)).isEqualTo("begun");
            assertThat(session.await()).isEqualTo(stopped(Cause.TIME_LIMIT, Rung.MARKER, "TERM", 143));
            assertThatThrownBy(() -> session.stdout().read())
                    .isInstanceOf(SessionEndedException.class)
                    .hasMessageContaining("time limit");
        }
        assertThat(left(keep)).isZero();
    }

    @Test
    void close_thatKills_endsWhatIgnoresTerm() throws Exception {
        String keep = keep();
        SessionLimits impatient = KILLS.withGrace(Duration.ofMillis(100));
        Session session = exec(impatient, keep, "trap '' TERM; " + sleep + " & echo begun; " + sleep);
        assertThat(line(session)).isEqualTo("begun");
        Deadline.in(Deadline.USUAL).await("a sleeper", () -> leftNow(keep) > 0);
        session.close();
        assertThat(session.await()).isEqualTo(stopped(Cause.CLOSE, Rung.MARKER, "KILL", 137));
        assertThat(left(keep)).isZero();
    }

    @Test
    void close_thatKills_endsAContainer_whichGetsTermFirst() throws Exception {
        String polite = create(shell("trap 'echo bye; exit 3' TERM; echo begun; while :; do sleep 0.1; done"));
        Session session = sessions().with(KILLS).start(polite);
        assertThat(line(session)).isEqualTo("begun");
        session.close();
        assertThat(session.await()).isEqualTo(stopped(Cause.CLOSE, Rung.ENGINE, "TERM", 3));
        String deaf = create(shell("trap '' TERM; echo begun; while :; do sleep 0.1; done"));
        Sessions impatient = sessions().with(KILLS.withGrace(Duration.ofMillis(100)));
        Session second = impatient.start(deaf);
        assertThat(line(second)).isEqualTo("begun");
        second.close();
        assertThat(second.await()).isEqualTo(stopped(Cause.CLOSE, Rung.ENGINE, "KILL", 137));
        assertThat(engine.inspectContainer(deaf).running()).isFalse();
    }

    @Test
    void wrapper_isNotInTheOutput_andReportsForTheKill() throws Exception {
        String keep = keep();
        SessionLimits wrapped = KILLS.withWrapper();
        try (Session session = exec(wrapped, keep, "echo one; echo two; exit 6")) {
            assertThat(out(session)).isEqualTo("one\ntwo\n");
            assertThat(session.await()).isEqualTo(new Outcome.Exited(6));
            assertThat(session.account().stdoutBytes()).isEqualTo(8);
        }
        Session session = exec(wrapped, keep, "echo begun; " + sleep);
        assertThat(line(session)).isEqualTo("begun");
        session.close();
        assertThat(session.await()).isEqualTo(stopped(Cause.CLOSE, Rung.WRAPPER, "TERM", 143));
        assertThat(left(keep)).isZero();
    }

    @Test
    void signal_reachesAnExec() throws Exception {
        String script = "trap 'echo caught; exit 9' USR1; echo ready; while :; do sleep 0.1; done";
        try (Session session = exec(SessionLimits.none(), keep(), script)) {
            assertThat(line(session)).isEqualTo("ready");
            session.signal("USR1");
            assertThat(out(session)).contains("caught");
            assertThat(session.await()).isEqualTo(new Outcome.Exited(9));
        }
    }

    @Test
    void execOfSomebodyElse_isLeftRunning_andThatIsSaid() throws Exception {
        String keep = keep();
        String made = engine.createExec(keep, ExecSpec.of(List.of("sh", "-c", "echo begun; exec sleep 30")));
        Session session = sessions().with(KILLS).startExec(made);
        assertThat(line(session)).isEqualTo("begun");
        session.close();
        assertThat(session.await()).isInstanceOfSatisfying(Stopped.class, stopped -> {
            assertThat(stopped.report().rung()).isEqualTo(Rung.LEFT_RUNNING);
            assertThat(stopped.report().detail()).contains("Sessions.exec");
            assertThat(stopped.exitCode()).isEmpty();
        });
        assertThat(engine.inspectExec(made).running()).isTrue();
    }

    @Test
    void end_beforeTheLimit_isTheProcessesOwn() throws Exception {
        SessionLimits patient = KILLS.withTimeout(Duration.ofMinutes(10));
        Session session = exec(patient, keep(), "exit 4");
        assertThat(session.await()).isEqualTo(new Outcome.Exited(4));
        session.close();
        assertThat(session.await()).isEqualTo(new Outcome.Exited(4));
    }
}
