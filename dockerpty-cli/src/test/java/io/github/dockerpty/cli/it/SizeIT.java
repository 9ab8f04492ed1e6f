// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.TerminalSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The container's terminal has the size of the person's. Engines below API 1.42 learn it a moment after the start. */
class SizeIT extends OnEachEngine {

    @ParameterizedTest
    @EnumSource(Verb.class)
    void firstSize_isThatOfTheTerminal(Verb verb) {
        try (TerminalSession t = shell(verb, 37, 91)) {
            awaitSize(t, 37, 91);
            leave(t);
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void resize_isPassedOn(Verb verb) {
        try (TerminalSession t = shell(verb, 24, 80)) {
            awaitSize(t, 24, 80);
            t.resize(41, 77);
            awaitSize(t, 41, 77);
            leave(t);
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void burstOfResizes_endsAtTheLast(Verb verb) {
        try (TerminalSession t = shell(verb, 24, 80)) {
            awaitSize(t, 24, 80);
            for (int i = 1; i <= 50; i++) {
                t.resize(20 + i % 7, 60 + i);
            }
            t.resize(33, 99);
            awaitSize(t, 33, 99);
            leave(t);
        }
    }

    @Test
    void attach_bringsItsSize() {
        String container = bench.running("-it", Bench.IMAGE, "sh");
        try (TerminalSession t =
                bench.terminal("attach", container).size(29, 65).start()) {
            awaitSize(t, 29, 65);
            leave(t);
        }
    }

    private TerminalSession shell(Verb verb, int rows, int columns) {
        return bench.terminal(verb.script(bench, "-it", "exec sh"))
                .size(rows, columns)
                .start();
    }

    private static void awaitSize(TerminalSession t, int rows, int columns) {
        String wanted = rows + " " + columns;
        Deadline.in(Deadline.USUAL).await("the size is " + wanted, () -> wanted.equals(askSize(t)));
    }

    private static String askSize(TerminalSession t) {
        // A terminal without a size makes busybox complain instead.
        return t.line("stty size").expect("(\\d+ \\d+|stty: [^\r]*)\r\n").group(1);
    }

    private static void leave(TerminalSession t) {
        t.line("exit");
        assertThat(t.awaitExit()).isZero();
    }
}
