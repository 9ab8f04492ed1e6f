// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.junit.NoLeaks;
import java.io.File;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@NoLeaks
@Timeout(60)
class PipedProcessTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private static ProcessBuilder shell(String script) {
        return new ProcessBuilder("sh", "-c", script);
    }

    @Test
    void run_command_givesItsCodeAndItsStreamsApart() {
        ExecResult result = PipedProcess.run(shell("cat; echo out; echo err >&2; exit 3"));
        assertThat(result).exitedWith(3).printed("out\n").printedError("err\n");
    }

    @Test
    void run_muchOutput_isWhole() {
        ExecResult result = PipedProcess.run(shell("seq 100000; seq 100000 >&2"));
        assertThat(result.stdout()).hasSize(588_895).endsWith("\n100000\n").isEqualTo(result.stderr());
    }

    @Test
    void run_inputFromElsewhere_isRead() {
        ProcessBuilder builder = shell("cat; echo end").redirectInput(new File("/dev/null"));
        assertThat(PipedProcess.run(builder)).exitedWith(0).printed("end\n").printedNoErrors();
    }

    @Test
    void await_killed_tellsTheSignal() {
        assertThat(PipedProcess.run(shell("kill -9 $$"))).exitedWith(137);
    }

    @Test
    void start_missingProgram_namesIt() {
        ProcessBuilder builder = new ProcessBuilder("/no/such/program", "x");
        assertThatThrownBy(() -> PipedProcess.start(builder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot start [/no/such/program, x]: ");
    }

    @Test
    void send_lines_areAnswered() {
        try (PipedProcess program = PipedProcess.start(shell("while read x; do echo got $x; echo e$x >&2; done"))) {
            program.send("1\n").awaitStdout("got 1\n").awaitStderr("e1\n");
            assertThat(program.isAlive()).isTrue();
            assertThat(program.send("2\n").endInput().endInput().await())
                    .exitedWith(0)
                    .printed("got 1\ngot 2\n")
                    .printedError("e1\ne2\n");
            assertThat(program.isAlive()).isFalse();
            assertThat(program.stdout()).isEqualTo("got 1\ngot 2\n");
            assertThat(program.stderr()).isEqualTo("e1\ne2\n");
        }
    }

    @Test
    void send_afterItsEnd_fails() {
        try (PipedProcess program = PipedProcess.start(shell("exit 0"))) {
            program.await();
            assertThatThrownBy(() -> program.send("x"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("the program takes no more input: ");
        }
    }

    @Test
    void awaitStdout_ended_failsAtOnceWithTheOutput() {
        try (PipedProcess program = PipedProcess.start(shell("echo alas"))) {
            assertThatThrownBy(() -> program.awaitStdout("ready"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("\"ready\" was awaited on stdout, which has ended:\nalas\n");
        }
    }

    @Test
    void signal_trapped_reachesIt() {
        try (PipedProcess program = PipedProcess.start(shell("trap 'exit 9' USR1; echo up; while :; do :; done"))) {
            assertThat(program.awaitStdout("up").signal("SIGUSR1").await()).exitedWith(9);
        }
    }

    @Test
    void await_stillRunning_failsAtTheLimitWithTheOutput() {
        try (PipedProcess program = PipedProcess.start(shell("echo out; echo err >&2; exec sleep 1000"))) {
            program.awaitStdout("out").awaitStderr("err");
            assertThatThrownBy(() -> program.await(SHORT))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("still running after PT0.05S: ")
                    .hasMessageContaining("sleep")
                    .hasMessageEndingWith("\nstdout: out\n\nstderr: err\n");
        }
    }

    @Test
    void await_interrupted_failsAndKeepsTheStatus() throws Exception {
        try (PipedProcess program = PipedProcess.start(shell("exec sleep 1000"))) {
            BlockedCall<ExecResult> waiting = BlockedCall.in(program::await);
            waiting.interrupt();
            assertThat(waiting.failure())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("interrupted while waiting for the end of ");
            assertThat(waiting.wasInterruptedAtTheEnd()).isTrue();
        }
    }

    @Test
    void forbidding_text_failsWhenItIsOnStderr() {
        try (PipedProcess program = PipedProcess.start(shell("echo oops; echo '\tat x' >&2"))) {
            program.forbidding("Exception", "\tat ");
            assertThatThrownBy(program::await)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("\"\tat \" is on the standard error of ");
            assertThat(program.forbidding("oops").await()).exitedWith(0);
        }
    }

    @Test
    void close_running_killsItAndItsChildren() {
        PipedProcess program = PipedProcess.start(shell("sleep 1000 & echo $!; wait"));
        program.awaitStdout("\n");
        long child = Long.parseLong(program.stdout().strip());
        program.close();
        program.close();
        Deadline.in(Deadline.USUAL)
                .await(
                        "both have gone",
                        () -> !program.isAlive()
                                && ProcessHandle.of(child)
                                        .filter(ProcessHandle::isAlive)
                                        .isEmpty());
    }
}
