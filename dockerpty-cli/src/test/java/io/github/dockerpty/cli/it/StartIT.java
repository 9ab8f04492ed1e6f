// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.TerminalSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The container may end at once, run already, or have run before. */
class StartIT extends OnEachEngine {

    @ParameterizedTest
    @EnumSource(Verb.class)
    void processThatEndsAtOnce_endsTheSession(Verb verb) {
        for (String flags : new String[] {"", "-i", "-it"}) {
            try (TerminalSession t =
                    bench.terminal(verb.script(bench, flags, "true")).start()) {
                assertThat(t.awaitExit()).as(flags).isZero();
                assertThat(t.output()).as(flags).isEmpty();
                assertThat(t.termios()).as(flags).isEqualTo(t.initialTermios());
            }
        }
    }

    @Test
    void start_runningContainer_entersItsTerminal() {
        String container = bench.running("-it", Bench.IMAGE, "sh");
        try (TerminalSession t = bench.terminal("start", container).start()) {
            t.line("echo $((5*5)) there").expectText("25 there\r\n");
            t.line("exit 3");
            assertThat(t.awaitExit()).isEqualTo(3);
        }
    }

    @Test
    void start_endedContainer_runsItOnceMore() {
        String container = bench.created(Bench.IMAGE, "sh", "-c", "echo run >>/tmp/runs; wc -l </tmp/runs; exit 6");
        for (int run = 1; run <= 2; run++) {
            ExecResult result = bench.call("start", container);
            assertThat(result).exitedWith(6).printed("" + run + "\n").printedNoErrors();
        }
    }

    @Test
    void attach_endedContainer_isRefusedAndLeavesItAsItWas() {
        String container = bench.created(Bench.IMAGE, "sh", "-c", "exit 6");
        bench.call("start", container);
        ExecResult result = bench.call("attach", container);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr())
                .startsWith("dockerpty: ")
                .contains(container)
                .hasLineCount(1);
        assertThat(bench.state(container)).isEqualTo("exited 6");
    }
}
