// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Key;
import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every way to a pseudo-terminal must do for a program. */
@Timeout(60)
abstract class TerminalContract {

    private final PtyDriver driver;

    TerminalContract(PtyDriver driver) {
        this.driver = driver;
    }

    @BeforeEach
    void assumeDriver() {
        boolean there = driver == PtyDriver.NATIVE || Probe.works(ScriptStart.probe());
        Assumptions.assumeTrue(there, "needs script and setsid of util-linux, and env of coreutils 8.31");
    }

    @RepeatedTest(20)
    void size_atTheFirstLook_isRight() {
        try (var t = session("stty", "size").size(31, 101).start()) {
            t.expectText("31 101\r\n");
            assertThat(t.awaitExit()).isZero();
        }
    }

    @Test
    void resize_reachesTheProgram() {
        try (var t = shell("trap 'stty size' WINCH; echo ready; while :; do read -r line && break; done")) {
            t.expectText("ready");
            t.resize(40, 120).expectText("40 120");
            assertThat(t.screen().rows()).isEqualTo(40);
            assertThat(t.screen().columns()).isEqualTo(120);
        }
    }

    @Test
    void resize_outOfRange_throws() {
        try (var t = shell("read -r line")) {
            assertThatThrownBy(() -> t.resize(24, 4097))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("4097");
        }
    }

    @Test
    void interruptKey_endsTheProgram() {
        try (var t = shell("echo ready; exec sleep 1000")) {
            t.expectText("ready");
            t.press(Key.ctrl('c'));
            assertThat(t.awaitExit()).isEqualTo(130);
        }
    }

    @Test
    void type_isEchoedAndRead() {
        try (var t = shell("read -r name; echo \"hello $name\"")) {
            t.line("naïve 漢");
            assertThat(t.expect("hello (.*)\r\n").group(1)).isEqualTo("naïve 漢");
            assertThat(t.awaitExit()).isZero();
        }
    }

    @Test
    void exitCodes_areTheProgramsOwn() {
        assertThat(exitCode("exit 3")).isEqualTo(3);
        assertThat(exitCode("kill -KILL $$")).isEqualTo(137);
        assertThat(exitCode("kill -TERM $$")).isEqualTo(143);
    }

    @Test
    void awaitExit_missingProgram_is127() {
        try (var t = session("no-such-program").start()) {
            assertThat(t.awaitExit()).isEqualTo(127);
            assertThat(new String(t.output(), StandardCharsets.UTF_8)).contains("no-such-program");
        }
    }

    @Test
    void output_of3Megabytes_isComplete() {
        // Half the usual limit is what it takes on two busy cores.
        var setup = session("sh", "-c", "stty -opost; seq 1 450000").limit(Duration.ofSeconds(50));
        try (var t = setup.start()) {
            assertThat(t.awaitExit()).isZero();
            assertThat(t.output()).hasSizeGreaterThan(3_000_000);
            assertThat(t.output()).isEqualTo(numbers(450_000));
        }
    }

    @Test
    void pid_isTheProgramsOwn() {
        try (var t = shell("echo \"pid $$.\"; read -r line")) {
            assertThat(t.expect("pid (\\d+)\\.").group(1)).isEqualTo(Long.toString(t.pid()));
        }
    }

    @Test
    void signal_reachesTheProgram() {
        try (var t = shell("trap 'echo caught; exit 9' TERM; echo ready; while :; do read -r line; done")) {
            t.expectText("ready");
            t.signal("SIGTERM").expectText("caught");
            assertThat(t.awaitExit()).isEqualTo(9);
            assertThatThrownBy(() -> t.signal("TERM")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void hangUp_signalsTheProgramAndEndsTheOutput() {
        try (var t = shell("echo ready; read -r line")) {
            t.expectText("ready");
            t.hangUp();
            assertThat(t.awaitExit()).isEqualTo(129);
            assertThatThrownBy(t::modes).isInstanceOf(IllegalStateException.class);
            assertThat(t.screen().row(0)).isEqualTo("ready");
        }
    }

    @Test
    void modes_showWhatTheProgramSets() {
        try (var t = shell("stty raw -echo; echo ready; head -c 1 >/dev/null; stty sane; echo done; read -r line")) {
            t.expectText("ready");
            assertThat(t.modes()).isEqualTo(new LineModes(false, false, false, false));
            assertThat(t.modes().isRaw()).isTrue();
            t.type("x");
            t.expectModes("the terminal is as before", m -> m.echo() && m.canonical() && m.signals());
        }
    }

    @Test
    void termios_afterTheEnd_tellsWhetherModesWereRestored() {
        try (var t = shell("read -r a; old=$(stty -g); stty raw; echo raw; head -c 1 >/dev/null; stty \"$old\"")) {
            t.line("go").expectText("raw");
            assertThat(t.termios()).isNotEqualTo(t.initialTermios());
            t.type("x").awaitExit();
            assertThat(t.termios()).isEqualTo(t.initialTermios());
            assertThat(t.modes()).isEqualTo(new LineModes(true, true, true, true));
        }
    }

    @Test
    void startingModes_areThereFirst() {
        try (var t = session("stty", "-a").startingModes("-echo", "intr", "^K").start()) {
            t.expectText("intr = ^K;");
            t.awaitExit();
            assertThat(t.modes().echo()).isFalse();
        }
    }

    @Test
    void startingModes_unknown_failTheStart() {
        var setup = session("true").startingModes("no-such-mode");
        assertThatThrownBy(setup::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no-such-mode");
    }

    @Test
    void environmentAndDirectory_areTheProgramsOwn() {
        var setup = session("sh", "-c", "echo \"[$GREETING][$PATH_X][$TERM][$COLUMNS]\"; pwd")
                .environment(Map.of("GREETING", "hi", "PATH_X", "y"))
                .environmentWithout("PATH_X")
                .directory(Path.of("/"));
        try (var t = setup.start()) {
            t.expectText("[hi][][xterm-256color][]\r\n/\r\n");
        }
    }

    @Test
    void close_endsTheProgramAndItsChildren() {
        ProcessHandle child;
        ProcessHandle grandchild;
        try (var t = shell("trap '' HUP; sleep 1000 & echo \"child $!.\"; wait")) {
            grandchild = ProcessHandle.of(
                            Long.parseLong(t.expect("child (\\d+)\\.").group(1)))
                    .orElseThrow();
            child = ProcessHandle.of(t.pid()).orElseThrow();
        }
        assertThat(child.isAlive()).isFalse();
        Deadline.in(Deadline.USUAL).await("the grandchild has gone", () -> !grandchild.isAlive());
    }

    private SessionSetup session(String... command) {
        return SessionSetup.of(List.of(command)).driver(driver);
    }

    private TerminalSession shell(String script) {
        return session("sh", "-c", script).start();
    }

    private int exitCode(String script) {
        try (var t = shell(script)) {
            return t.awaitExit();
        }
    }

    private static byte[] numbers(int last) {
        var text = new StringBuilder();
        for (int i = 1; i <= last; i++) {
            text.append(i).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
