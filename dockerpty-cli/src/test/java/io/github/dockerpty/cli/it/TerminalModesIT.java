// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.Relay;
import io.github.dockerpty.testkit.TerminalSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a session ends, the terminal's modes are byte for byte what they were. */
class TerminalModesIT extends OnEachEngine {

    private static final String[] ODD = {"istrip", "parmrk", "ixany", "echonl", "-echoe", "min", "7", "time", "3"};

    @Test
    void end_restores() {
        try (TerminalSession t = raw()) {
            t.line("");
            assertThat(t.awaitExit()).isEqualTo(5);
            assertThat(t.termios()).isEqualTo(t.initialTermios());
        }
    }

    @Test
    void end_oddModes_restores() {
        String[] arguments = Verb.EXEC.script(bench, "-it", "echo ready; read line; exit 5");
        try (TerminalSession t = bench.terminal(arguments).startingModes(ODD).start()) {
            awaitRaw(t).line("");
            assertThat(t.awaitExit()).isEqualTo(5);
            assertThat(t.termios()).isEqualTo(t.initialTermios());
        }
    }

    @Test
    void detach_restores() {
        try (TerminalSession t = raw()) {
            t.type("\u0010\u0011");
            assertThat(t.awaitExit()).isZero();
            assertThat(t.termios()).isEqualTo(t.initialTermios());
        }
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void signal_restores(String signal, int code) {
        try (TerminalSession t = raw()) {
            t.signal(signal);
            assertThat(t.awaitExit()).isEqualTo(code);
            assertThat(t.termios()).isEqualTo(t.initialTermios());
        }
    }

    @Test
    void signalOnRun_restores() {
        String[] run = bench.run("--rm", "-it", Bench.IMAGE, "sh", "-c", "trap 'exit 11' TERM; echo ready; read x");
        try (TerminalSession t = bench.terminal(run).start()) {
            awaitRaw(t).signal("TERM");
            assertThat(t.awaitExit()).isEqualTo(11);
            assertThat(t.termios()).isEqualTo(t.initialTermios());
        }
    }

    @Test
    void lostEngine_restoresAndIsNoSuccess() {
        String[] arguments = Verb.EXEC.script(bench, "-it", "echo ready; read line; exit 5");
        try (Relay relay = bench.relay();
                TerminalSession t =
                        bench.terminalOn(relay.host().toString(), arguments).start()) {
            awaitRaw(t);
            relay.cut();
            assertThat(t.awaitExit()).isEqualTo(255);
            assertThat(t.termios()).isEqualTo(t.initialTermios());
            assertThat(t.screen().text())
                    .contains("dockerpty: lost the session")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void lostEngine_ofRun_restoresAndIsNoSuccess() {
        String name = Bench.newName();
        String[] run = bench.run("--name", name, "-it", Bench.IMAGE, "sh", "-c", "echo ready; read x");
        try (Relay relay = bench.relay();
                TerminalSession t =
                        bench.terminalOn(relay.host().toString(), run).start()) {
            awaitRaw(t);
            relay.cut();
            assertThat(t.awaitExit()).isEqualTo(255);
            assertThat(t.termios()).isEqualTo(t.initialTermios());
            assertThat(bench.state(name)).startsWith("running");
        }
    }

    private TerminalSession raw() {
        TerminalSession t = bench.terminal(Verb.EXEC.script(bench, "-it", "echo ready; read line; exit 5"))
                .start();
        return awaitRaw(t);
    }

    private static TerminalSession awaitRaw(TerminalSession t) {
        t.expectText("ready");
        return t.expectModes("the terminal is raw", LineModes::isRaw);
    }
}
