// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.TerminalSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person at a terminal looks at a process that takes no input. */
class NonInteractiveIT extends OnEachEngine {

    @ParameterizedTest
    @EnumSource(Verb.class)
    void output_isOnTheScreen(Verb verb) {
        try (TerminalSession t = bench.terminal(verb.script(bench, "", "echo first; echo second"))
                .start()) {
            assertThat(t.awaitExit()).isZero();
            assertThat(t.screen().text().strip()).isEqualTo("first\nsecond");
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void errors_areOnTheScreen(Verb verb) {
        try (TerminalSession t =
                bench.terminal(verb.script(bench, "", "echo oops >&2; exit 3")).start()) {
            assertThat(t.awaitExit()).isEqualTo(3);
            assertThat(t.screen().text().strip()).isEqualTo("oops");
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void input_isIgnoredAndStaysWithTheTerminal(Verb verb) {
        String[] arguments = verb.script(bench, "", "echo asking; read answer; echo \"answer=[$answer]\"");
        try (TerminalSession t = bench.terminal(arguments).start()) {
            t.line("typed").expectText("answer=[]\r\n");
            assertThat(t.awaitExit()).isZero();
        }
    }
}
