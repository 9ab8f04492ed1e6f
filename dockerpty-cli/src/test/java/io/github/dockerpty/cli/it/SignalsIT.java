// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.PipedProcess;
import io.github.dockerpty.testkit.Relay;
import io.github.dockerpty.testkit.TerminalSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Signals sent to the command. */
class SignalsIT extends OnEachEngine {

    private static final String LOOP = "echo ready; while :; do sleep 0.05; done";

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void exec_interrupted_saysThatTheProcessRunsOn(String signal, int code) {
        try (PipedProcess p = bench.start(Verb.EXEC.script(bench, "", "echo ready; exec sleep 7101"))) {
            p.awaitStdout("ready");
            ExecResult result = p.signal(signal).await();
            assertThat(result.exitCode()).isEqualTo(code);
            assertThat(result.stderr())
                    .startsWith("dockerpty: ")
                    .contains("SIG" + signal, "runs on")
                    .hasLineCount(1);
            bench.awaitProcess(bench.box(), "sleep 7101", true);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"RUN", "START"})
    void interrupted_endsWithTheCodeOfTheProcess(Verb verb) {
        try (PipedProcess p = bench.start(verb.script(bench, "", "trap 'echo caught; exit 9' INT; " + LOOP))) {
            p.awaitStdout("ready");
            assertThat(p.signal("INT").await())
                    .exitedWith(9)
                    .printed("ready\ncaught\n")
                    .printedNoErrors();
        }
    }

    @Test
    void attach_interrupted_endsWithTheCodeOfTheProcess() {
        String script = "trap 'echo caught; exit 9' INT; while :; do echo tick; sleep 0.05; done";
        String container = bench.running(Bench.IMAGE, "sh", "-c", script);
        try (PipedProcess p = bench.start("attach", container)) {
            p.awaitStdout("tick");
            ExecResult result = p.signal("INT").await();
            assertThat(result.exitCode()).isEqualTo(9);
            assertThat(result.stdout()).endsWith("caught\n");
        }
    }

    @Test
    void run_passesSignalsOn() {
        String script = "for s in HUP USR1 USR2 CONT; do trap \"echo got $s\" $s; done; trap 'exit 10' TERM; " + LOOP;
        try (PipedProcess p = bench.start(Verb.RUN.script(bench, "", script))) {
            p.awaitStdout("ready");
            for (String signal : new String[] {"HUP", "USR1", "USR2", "CONT"}) {
                p.signal(signal).awaitStdout("got " + signal + "\n");
            }
            assertThat(p.signal("TERM").await().exitCode()).isEqualTo(10);
        }
    }

    @Test
    void quit_leavesTheOutputOfTheProcessAlone() {
        try (PipedProcess p = bench.start(Verb.EXEC.script(bench, "-i", "echo ready; read go; echo went"))) {
            p.awaitStdout("ready\n");
            p.signal("QUIT").awaitStderr("Full thread dump");
            p.send("go\n").awaitStdout("went\n");
            assertThat(p.stdout()).isEqualTo("ready\nwent\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT", "TERM"})
    void run_withoutProxy_detaches(String signal) {
        String name = Bench.newName();
        try (PipedProcess p = bench.start(bench.run(
                "--name", name, "--sig-proxy=false", Bench.IMAGE, "sh", "-c", "trap 'exit 9' INT TERM; " + LOOP))) {
            p.awaitStdout("ready");
            ExecResult result = p.signal(signal).await();
            assertThat(result.exitCode()).isZero();
            assertThat(result.stderr()).startsWith("dockerpty: detached").hasLineCount(1);
            assertThat(bench.state(name)).startsWith("running");
        }
    }

    @Test
    void thirdInterrupt_givesUp() {
        String name = Bench.newName();
        String script = "trap 'echo INT >&2' INT; " + LOOP;
        try (PipedProcess p = bench.start(bench.run("--name", name, Bench.IMAGE, "sh", "-c", script))) {
            p.awaitStdout("ready");
            p.signal("INT").awaitStderr("INT\n");
            p.signal("INT").awaitStderr("INT\nINT\n");
            ExecResult result = p.signal("INT").await();
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.stderr()).contains("dockerpty: got INT or TERM 3 times");
            assertThat(bench.state(name)).startsWith("running");
        }
    }

    @Test
    void run_resized_sendsTheSizeAndNoSignal() {
        try (Relay relay = bench.relay();
                TerminalSession t = bench.terminalOn(relay.host().toString(), Verb.RUN.script(bench, "-it", "exec sh"))
                        .start()) {
            t.expectText(TerminalIT.PROMPT);
            t.resize(31, 71);
            Deadline.in(Deadline.USUAL)
                    .await("the size is sent", () -> relay.sent().contains("h=31&w=71"));
            t.line("exit");
            assertThat(t.awaitExit()).isZero();
            assertThat(relay.sent()).doesNotContain("signal=");
        }
    }
}
