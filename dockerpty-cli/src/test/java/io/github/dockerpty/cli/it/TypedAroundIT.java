// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.TerminalSession;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is typed before the session belongs to the container, what is typed after it to the next program. */
class TypedAroundIT extends OnEachEngine {

    private static final int ROUNDS = 8;

    @ParameterizedTest
    @EnumSource(Verb.class)
    void lineTypedAhead_reachesTheContainer(Verb verb) {
        try (TerminalSession t =
                bench.terminal(verb.script(bench, "-it", "exec sh")).start()) {
            t.line("echo $((3*3)) early").expectText("9 early\r\n");
            t.line("exit");
            assertThat(t.awaitExit()).isZero();
        }
    }

    @Test
    void lineTypedAtTheEnd_reachesTheNextProgramWhole() {
        String script = "\"$@\"; read -r line; echo \"got=[$line]\"";
        for (int round = 0; round < ROUNDS; round++) {
            try (TerminalSession t = TerminalSession.of(inShell(script, "-it", "echo bye"))
                    .environment(Programs.environment(bench.host()))
                    .start()) {
                t.expectText("bye");
                t.expectModes("the terminal is given back", LineModes::canonical);
                t.type("every byte ").line("of round " + round);
                t.expectText("got=[every byte of round " + round + "]");
                assertThat(t.awaitExit()).isZero();
            }
        }
    }

    @Test
    void lineTypedWithoutInput_reachesTheNextProgramWhole() {
        String script = "\"$@\"; read -r line; echo \"got=[$line]\"";
        try (TerminalSession t = TerminalSession.of(inShell(script, "", "echo ready; sleep 0.3"))
                .environment(Programs.environment(bench.host()))
                .start()) {
            t.expectText("ready");
            t.line("all of it").expectText("got=[all of it]");
            assertThat(t.awaitExit()).isZero();
        }
    }

    /** A shell that calls the command as its {@code "$@"}. */
    private String[] inShell(String script, String flags, String inContainer) {
        List<String> command = Programs.dockerpty(bench.host(), Verb.EXEC.script(bench, flags, inContainer))
                .command();
        return Stream.concat(Stream.of("sh", "-c", script, "sh"), command.stream())
                .toArray(String[]::new);
    }
}
