// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Key;
import io.github.dockerpty.testkit.TerminalSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person types lines at a process that has a standard input and no terminal. */
class OpenInputIT extends OnEachEngine {

    @ParameterizedTest
    @EnumSource(Verb.class)
    void typedLines_comeBack(Verb verb) {
        try (TerminalSession t = session(verb, "cat")) {
            t.line("hello").expectText("hello\r\nhello\r\n");
            t.line("again").expectText("again\r\nagain\r\n");
            t.press(Key.ctrl('d'));
            assertThat(t.awaitExit()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void errors_areOnTheScreen(Verb verb) {
        try (TerminalSession t = session(verb, "while read l; do echo \"bad $l\" >&2; done; exit 4")) {
            t.line("one").expectText("bad one\r\n");
            t.press(Key.ctrl('d'));
            assertThat(t.awaitExit()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void outputAndErrors_mixInTheOrderOfTheLines(Verb verb) {
        try (TerminalSession t = session(verb, "while read l; do echo \"o $l\"; read m; echo \"e $m\" >&2; done")) {
            t.line("1").expectText("o 1\r\n");
            t.line("2").expectText("e 2\r\n");
            t.line("3").expectText("o 3\r\n");
            t.press(Key.ctrl('d')).press(Key.ctrl('d'));
            assertThat(t.awaitExit()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void endOfInput_endsTheInputAndNotTheOutput(Verb verb) {
        try (TerminalSession t = session(verb, "cat >/dev/null; echo 'input is over'; exit 5")) {
            t.line("ignored").press(Key.ctrl('d'));
            t.expectText("input is over\r\n");
            assertThat(t.awaitExit()).isEqualTo(5);
        }
    }

    private TerminalSession session(Verb verb, String script) {
        return bench.terminal(verb.script(bench, "-i", script)).start();
    }
}
