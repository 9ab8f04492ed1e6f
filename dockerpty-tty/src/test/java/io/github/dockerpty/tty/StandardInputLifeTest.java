// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.PipedProcess;
import io.github.dockerpty.testkit.TerminalSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever standard input is, all of it arrives, also across two inputs, and nobody says a word about it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StandardInputLifeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"copy", "copy-some"})
    void file_isReadFromItsOffset(String scenario) throws Exception {
        Path file = Files.writeString(folder.resolve("in"), "skipped\n0123456789");
        String[] command = ChildJvm.plain(TtyProgram.class, List.of(), scenario);
        // The shell reads the first line; what the program gets begins behind it.
        assertThat(run("read skipped; exec \"$@\"", file, command)).isEqualTo(expected(scenario));
    }

    @Test
    void file_itself_sharesItsOffset_andOutlastsAnInterrupt() throws Exception {
        Path file = Files.writeString(folder.resolve("in"), "skipped\n0123456789");
        String[] command = ChildJvm.plain(FileProgram.class, List.of());
        assertThat(run("read skipped; exec \"$@\"", file, command))
                .isEqualTo("012 interrupted true, open false, again true at 11 345 at 14\n");
        assertThat(run("printf x | \"$@\"", file, command)).isEqualTo("no file\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "copy-some"})
    void pipe_isReadToItsEnd(String scenario) throws Exception {
        String[] command = ChildJvm.plain(TtyProgram.class, List.of(), scenario);
        assertThat(run("printf 0123456789 | \"$@\"", Path.of("/dev/null"), command))
                .isEqualTo(expected(scenario));
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "copy-some"})
    void namedFifo_withoutAWriterAnyMore_isReadToItsEnd(String scenario) throws Exception {
        Path fifo = folder.resolve("fifo");
        String[] command = ChildJvm.plain(TtyProgram.class, List.of(), scenario);
        String script = "mkfifo \"$FIFO\"; exec 3<>\"$FIFO\"; printf 0123456789 >&3; exec <\"$FIFO\" 3>&-; exec \"$@\"";
        assertThat(run("FIFO=" + fifo + "; " + script, Path.of("/dev/null"), command))
                .isEqualTo(expected(scenario));
    }

    @Test
    void nullDevice_isTheEnd() throws Exception {
        String[] command = ChildJvm.plain(TtyProgram.class, List.of(), "copy");
        assertThat(run("exec \"$@\"", Path.of("/dev/null"), command)).isEqualTo("END\n");
    }

    @Test
    void signals_ignoredByTheParent_stayIgnored() throws Exception {
        String[] command = ChildJvm.plain(TtyProgram.class, List.of(), "trap");
        assertThat(run("trap '' INT USR1; exec \"$@\"", Path.of("/dev/null"), command))
                .isEqualTo("INT empty, USR1 empty, WINCH trapped\n");
    }

    @Test
    void noTerminal_asked_loadsNoTerminalLibrary() throws Exception {
        String[] command = ChildJvm.plain(TtyProgram.class, List.of("-Xlog:class+load:stdout"), "look");
        String output = run("exec \"$@\"", Path.of("/dev/null"), command);
        assertThat(output).contains("TERMINALS false false false Optional.empty");
        assertThat(output).contains("io.github.dockerpty.tty.Ttys").doesNotContain("org.jline", "NativeTty", "SttyTty");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void libraryUser_withoutFlags_seesNoWarning(boolean modules) throws Exception {
        Path errors = folder.resolve("errors");
        String[] command = modules
                ? ChildJvm.plain(TtyProgram.class, List.of(), "session")
                : ChildJvm.onClassPath(TtyProgram.class, List.of(), "session");
        try (TerminalSession person = TerminalSession.of(command).stderr(errors).start()) {
            String before = person.initialTermios();
            person.expectText("READY");
            assertThat(person.modes().isRaw()).isTrue();
            person.type("aq").expectText("KEYS 61");
            person.line("hello").expectText("LINE hello");
            assertThat(person.awaitExit()).isZero();
            assertThat(person.termios()).isEqualTo(before);
        }
        assertThat(Files.readString(errors)).isEmpty();
    }

    @Test
    void pipedOutput_terminalInput_sizeIsOfTheInput() throws Exception {
        Path output = folder.resolve("out");
        String[] command = ChildJvm.command(TtyProgram.class, List.of(), "look");
        try (TerminalSession person =
                TerminalSession.of(command).size(31, 97).stdout(output).start()) {
            assertThat(person.awaitExit()).isZero();
        }
        assertThat(Files.readString(output))
                .contains("TERMINALS true false true Optional[TerminalSize[rows=31, columns=97]]");
    }

    private static String expected(String scenario) {
        return scenario.equals("copy") ? "0123456789END\n" : "012|3456789END\n";
    }

    /** Output and error output of a shell script that gets the command as its arguments. */
    private static String run(String script, Path stdin, String... command) {
        String[] all = new String[command.length + 4];
        System.arraycopy(new String[] {"sh", "-c", script, "sh"}, 0, all, 0, 4);
        System.arraycopy(command, 0, all, 4, command.length);
        ExecResult result = PipedProcess.run(
                new ProcessBuilder(all).redirectInput(stdin.toFile()).redirectErrorStream(true));
        assertThat(result.exitCode()).as(result.stdout()).isZero();
        return result.stdout();
    }
}
