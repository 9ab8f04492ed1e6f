// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
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
        try (Piped p = bench.start(Verb.EXEC.script(bench, "", "echo ready; exec sleep 7101"))) {
            p.stdout().await("ready");
            Result result = p.signal(signal).await();
            assertThat(result.code()).isEqualTo(code);
            assertThat(result.err())
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
        try (Piped p = bench.start(verb.script(bench, "", "trap 'echo caught; exit 9' INT; " + LOOP))) {
            p.stdout().await("ready");
            assertThat(p.signal("INT").await().toString()).isEqualTo("code 9, stdout [ready\ncaught\n], stderr []");
        }
    }

    @Test
    void attach_interrupted_endsWithTheCodeOfTheProcess() {
        String script = "trap 'echo caught; exit 9' INT; while :; do echo tick; sleep 0.05; done";
        String container = bench.running(Bench.IMAGE, "sh", "-c", script);
        try (Piped p = bench.start("attach", container)) {
            p.stdout().await("tick");
            Result result = p.signal("INT").await();
            assertThat(result.code()).isEqualTo(9);
            assertThat(result.out()).endsWith("caught\n");
        }
    }

    @Test
    void run_passesSignalsOn() {
        String script = "for s in HUP USR1 USR2 CONT; do trap \"echo got $s\" $s; done; trap 'exit 10' TERM; " + LOOP;
        try (Piped p = bench.start(Verb.RUN.script(bench, "", script))) {
            p.stdout().await("ready");
            for (String signal : new String[] {"HUP", "USR1", "USR2", "CONT"}) {
                p.signal(signal).stdout().await("got " + signal + "\n");
            }
            assertThat(p.signal("TERM").await().code()).isEqualTo(10);
        }
    }

    @Test
    void quit_leavesTheOutputOfTheProcessAlone() {
        try (Piped p = bench.start(Verb.EXEC.script(bench, "-i", "echo ready; read go; echo went"))) {
            p.stdout().await("ready\n");
            p.signal("QUIT").stderr().await("Full thread dump");
            p.send("go\n").stdout().await("went\n");
            assertThat(p.stdout().text()).isEqualTo("ready\nwent\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT", "TERM"})
    void run_withoutProxy_detaches(String signal) {
        String name = Bench.newName();
        try (Piped p = bench.start(bench.run(
                "--name", name, "--sig-proxy=false", Bench.IMAGE, "sh", "-c", "trap 'exit 9' INT TERM; " + LOOP))) {
            p.stdout().await("ready");
            Result result = p.signal(signal).await();
            assertThat(result.code()).isZero();
            assertThat(result.err()).startsWith("dockerpty: detached").hasLineCount(1);
            assertThat(bench.state(name)).startsWith("running");
        }
    }

    @Test
    void thirdInterrupt_givesUp() {
        String name = Bench.newName();
        String script = "trap 'echo INT >&2' INT; " + LOOP;
        try (Piped p = bench.start(bench.run("--name", name, Bench.IMAGE, "sh", "-c", script))) {
            p.stdout().await("ready");
            p.signal("INT").stderr().await("INT\n");
            p.signal("INT").stderr().await("INT\nINT\n");
            Result result = p.signal("INT").await();
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("dockerpty: got INT or TERM 3 times");
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
