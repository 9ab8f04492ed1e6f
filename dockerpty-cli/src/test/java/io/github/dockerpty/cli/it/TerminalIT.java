// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.TerminalSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person works in a shell on the container's terminal. */
class TerminalIT extends OnEachEngine {

    static final String PROMPT = "/ # ";

    @ParameterizedTest
    @EnumSource(Verb.class)
    void shell_answersOnTheScreen(Verb verb) {
        try (TerminalSession t = shell(verb, "-it")) {
            t.expectText(PROMPT);
            t.expectModes("the terminal is raw", LineModes::isRaw);
            t.line("echo $((6*7)) answers").expectText("42 answers\r\n");
            t.line("echo $((6*8)) errors >&2").expectText("48 errors\r\n");
            t.line("exit 7");
            assertThat(t.awaitExit()).isEqualTo(7);
            assertThat(t.termios()).isEqualTo(t.initialTermios());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"RUN", "START"})
    void prompt_isThereWithLoggingOff(Verb verb) {
        try (TerminalSession t = shell(verb, "-it --log-driver none")) {
            t.expectText(PROMPT);
            t.line("exit");
            assertThat(t.awaitExit()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void controlC_interruptsTheProgramAndNotTheSession(Verb verb) {
        String script = "trap 'echo caught; exit 8' INT; echo ready; while :; do sleep 0.05; done";
        try (TerminalSession t =
                bench.terminal(verb.script(bench, "-it", script)).start()) {
            t.expectText("ready");
            t.expectModes("the terminal is raw", LineModes::isRaw);
            t.type("\u0003").expectText("caught\r\n");
            assertThat(t.awaitExit()).isEqualTo(8);
        }
    }

    @Test
    void fullScreenProgram_drawsWhatItShould() {
        try (TerminalSession t = shell(Verb.EXEC, "-it")) {
            t.expectText(PROMPT);
            t.line("vi /etc/passwd");
            t.expectScreen("vi shows the file", s -> s.row(0).startsWith("root:x:0:0"));
            t.type(":q!\r").expectText(PROMPT);
            t.line("exit");
            assertThat(t.awaitExit()).isZero();
        }
    }

    @Test
    void terminalOfTheContainer_isXterm() {
        try (TerminalSession t = bench.terminal(Verb.EXEC.script(bench, "-it", "echo term=$TERM; tty"))
                .start()) {
            t.expectText("term=xterm\r\n/dev/pts/");
            assertThat(t.awaitExit()).isZero();
        }
    }

    private TerminalSession shell(Verb verb, String flags) {
        return bench.terminal(verb.script(bench, flags, "exec sh")).start();
    }
}
