// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.PipedProcess;
import io.github.dockerpty.testkit.TerminalSession;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends the program, its terminal is bit for bit what it was. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TerminalLifeTest {

    @ParameterizedTest
    @ValueSource(strings = {"native", "stty"})
    void session_ended_applicationGetsItsLine(String driver) {
        try (TerminalSession person = start(driver, "session")) {
            String before = person.initialTermios();
            person.expectText("READY Optional[TerminalSize[rows=31, columns=97]]");
            assertThat(person.modes().isRaw()).isTrue();
            person.typeBytes(new byte[] {3, 0x1A, 0x11, 0x0D, 0x7F, (byte) 0xFF, (byte) 0xC3, (byte) 0xA9});
            person.type("q").expectText("KEYS 031a110d7fffc3a9");
            person.type("hello\n").expectText("LINE hello");
            person.expect("THREADS none|THREADS .*process reaper.*");
            assertThat(person.awaitExit()).isZero();
            assertThat(person.termios()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "stty"})
    void sessions_endedWithoutAKey_keepTypedLineWhole(String driver) {
        try (TerminalSession person = start(driver, "sessions")) {
            String before = person.initialTermios();
            person.expectText("STOPPED");
            person.line("hello").expectText("LINE hello");
            assertThat(person.awaitExit()).isZero();
            assertThat(person.termios()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "native, TERM, 143",
        "native, HUP, 129",
        "native, INT, 130",
        "stty, TERM, 143",
        "stty, HUP, 129",
        "stty, INT, 130"
    })
    void signal_endsProgram_restores(String driver, String signal, int exitCode) {
        try (TerminalSession person = start(driver, "wait")) {
            String before = person.initialTermios();
            person.expectText("READY");
            assertThat(person.modes().isRaw()).isTrue();
            person.signal(signal);
            assertThat(person.awaitExit()).isEqualTo(exitCode);
            assertThat(person.termios()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "stty"})
    void terminal_hangsUp_endsProgram(String driver) {
        try (TerminalSession person = start(driver, "wait")) {
            person.expectText("READY");
            person.hangUp();
            assertThat(person.awaitExit()).isEqualTo(129);
        }
    }

    @ParameterizedTest
    @CsvSource({"native, throw, 1", "native, leak, 4", "stty, throw, 1", "stty, leak, 4"})
    void exception_endsProgram_restores(String driver, String scenario, int exitCode) {
        try (TerminalSession person = start(driver, scenario)) {
            String before = person.initialTermios();
            person.expectText("READY");
            person.expectText("on purpose");
            assertThat(person.awaitExit()).isEqualTo(exitCode);
            assertThat(person.termios()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "stty"})
    void exit_inReader_restores(String driver) {
        try (TerminalSession person = start(driver, "exit")) {
            String before = person.initialTermios();
            person.expectText("READY");
            person.type("abcq");
            assertThat(person.awaitExit()).isEqualTo(3);
            assertThat(person.termios()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "stty"})
    void reader_throws_staysRawUntilTheEnd(String driver) {
        try (TerminalSession person = start(driver, "reader-throws")) {
            String before = person.initialTermios();
            person.expectText("READY");
            person.type("q").expectText("DEAD");
            assertThat(person.modes().isRaw()).isTrue();
            assertThat(person.signal("TERM").awaitExit()).isEqualTo(143);
            assertThat(person.termios()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "stty"})
    void signals_trapped_reachProgramUntilClosed(String driver) {
        try (TerminalSession person = start(driver, "signals")) {
            String before = person.initialTermios();
            person.expectText("READY");
            person.signal("INT").signal("TERM").signal("HUP").signal("USR1").expectText("CAUGHT");
            assertThat(person.termios()).isEqualTo(before);
            assertThat(person.signal("TERM").awaitExit()).isEqualTo(143);
            assertThat(person.termios()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "stty"})
    void process_continuedAfterStop_isRawAgain(String driver) throws Exception {
        try (TerminalSession person = start(driver, "wait")) {
            String before = person.initialTermios();
            person.expectText("READY");
            person.signal("STOP");
            setModes(person, "sane");
            assertThat(person.modes().isRaw()).isFalse();
            person.signal("CONT").expectModes("raw again", LineModes::isRaw);
            assertThat(person.signal("TERM").awaitExit()).isEqualTo(143);
            assertThat(person.termios()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "stty"})
    void plainOutput_whileStarted_leavesLineEndsAlone(String driver) {
        try (TerminalSession person = start(driver, "plain-output")) {
            String before = person.initialTermios();
            person.expectText("one\r\ntwo\r\n");
            assertThat(person.modes().canonical()).isTrue();
            person.type("\n");
            assertThat(person.awaitExit()).isZero();
            assertThat(person.termios()).isEqualTo(before);
        }
    }

    private static TerminalSession start(String driver, String scenario) {
        String[] command = ChildJvm.command(TtyProgram.class, List.of("-Ddockerpty.tty=" + driver), scenario);
        return TerminalSession.of(command)
                .size(31, 97)
                .startingModes("istrip", "brkint", "parmrk", "ixany", "iutf8", "echonl", "eof", "^X", "time", "3")
                .start();
    }

    private static void setModes(TerminalSession person, String modes) {
        String device = person.device().path().toString();
        ProcessBuilder stty = new ProcessBuilder("sh", "-c", "exec stty \"$1\" <\"$0\"", device, modes);
        assertThat(PipedProcess.run(stty).toString()).isEqualTo("exit code 0, stdout \"\", stderr \"\"");
    }
}
