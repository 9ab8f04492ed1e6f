// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.PipedProcess;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.TerminalSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host {@code embedded:} on a machine that has no engine: a session with a local program, and nothing is left. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class EmbeddedIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final String NOTICE = "dockerpty: the embedded engine runs a program of this machine, as user '"
            + System.getProperty("user.name") + "' and without isolation; "
            + "images, users, mounts, networks and limits mean nothing to it\n";

    @TempDir
    Path temporary;

    /** Tells the processes of a test from all others. */
    private final String mark = "DOCKERPTY_MARK=" + Bench.newName();

    @AfterEach
    void nothingIsLeft() {
        assertThat(temporary).isEmptyDirectory();
        Deadline.in(PipedProcess.USUAL_LIMIT)
                .await("no process is left", () -> processes().findAny().isEmpty());
    }

    @Test
    void readmeCommand_opensALocalShell() throws Exception {
        String line = Files.readString(PROJECT.resolve("README.md"))
                .lines()
                .map(String::strip)
                .filter(text -> text.startsWith("dockerpty-cli/target/dockerpty/bin/dockerpty -H embedded: run"))
                .findFirst()
                .orElseThrow();
        TerminalSetup setup = TerminalSession.of(
                        line.replace(" run ", " run -e " + mark + " ").split(" "))
                .directory(PROJECT)
                .environment(environment());
        try (TerminalSession t = setup.start()) {
            t.expectText(NOTICE.strip());
            t.expect("[#$] ");
            t.expectModes("the terminal is raw", LineModes::isRaw);
            t.line("echo $((6*7)) $(stty size) here").expectText("42 24 80 here\r\n");
            t.resize(33, 99);
            t.line("while [ \"$(stty size)\" != '33 99' ]; do :; done; echo siz''ed")
                    .expectText("sized\r\n");
            t.line("cat; echo not here").expectText("here\r\n");
            t.line("typed").expectText("typed\r\n").expectText("typed\r\n");
            t.type("\u0003").expect("[#$] ");
            t.line("(exit 9)").expect("[#$] ");
            t.type("\u0004");
            assertThat(t.awaitExit()).isEqualTo(9);
            assertThat(t.termios()).isEqualTo(t.initialTermios());
        }
    }

    @Test
    void detachKeys_areInput() {
        try (TerminalSession t = terminal(
                        "run", "-e", mark, "-it", "busybox", "sh", "-c", "stty raw; echo ready; od -c -N2")
                .start()) {
            t.expectText("ready");
            t.type("\u0010\u0011").expectText("020 021");
            assertThat(t.awaitExit()).isZero();
        }
    }

    @Test
    void streams_comeApart() {
        String script = "echo out; echo err >&2; cat; exit 3";
        try (PipedProcess piped = embedded("run", "--rm", "-i", "-e", mark, "debian:12", "sh", "-c", script)) {
            ExecResult result = piped.send("typed\n").endInput().await();
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.stdout()).isEqualTo("out\ntyped\n");
            assertThat(err(result)).isEqualTo(NOTICE + "err\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"nosuchprogram,127,executable file not found", "/etc/passwd,126,permission denied"})
    void noProgram_endsAsOnAnyEngine(String program, int code, String words) {
        try (PipedProcess piped = embedded("run", "--rm", "busybox", program)) {
            ExecResult result = piped.await();
            assertThat(result.exitCode()).isEqualTo(code);
            assertThat(err(result)).startsWith(NOTICE).contains(words).hasLineCount(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT,6", "TERM,6", "HUP,6"})
    void signal_isForTheProgram(String signal, int code) {
        String script = "trap 'exit 6' INT TERM HUP; echo ready; while :; do sleep 0.05; done";
        try (PipedProcess piped = embedded("run", "-e", mark, "busybox", "sh", "-c", script)) {
            piped.awaitStdout("ready");
            assertThat(piped.signal(signal).await().exitCode()).isEqualTo(code);
        }
    }

    @Test
    void signalWithoutProxy_endsTheProgramToo() {
        String script = "echo ready; while :; do sleep 0.05; done";
        try (PipedProcess piped =
                embedded("run", "--sig-proxy=false", "--name=n1", "-e", mark, "busybox", "sh", "-c", script)) {
            piped.awaitStdout("ready");
            ExecResult result = piped.signal("TERM").await();
            assertThat(result.exitCode()).isEqualTo(143);
            assertThat(err(result))
                    .isEqualTo(NOTICE + "dockerpty: interrupted by SIGTERM; "
                            + "container 'n1' was ended with the embedded engine\n");
        }
    }

    private TerminalSetup terminal(String... arguments) {
        String[] command = Programs.dockerpty("embedded:", arguments).command().toArray(String[]::new);
        return TerminalSession.of(command).environment(environment());
    }

    private PipedProcess embedded(String... arguments) {
        ProcessBuilder builder = Programs.dockerpty("embedded:", arguments);
        builder.environment().putAll(environment());
        return PipedProcess.start(builder).forbidding(Bench.NOISE);
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(Programs.environment("embedded:"));
        variables.put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        return variables;
    }

    /** Without the line in which the JVM says that it was told of a temporary folder. */
    private static String err(ExecResult result) {
        return result.stderr().replaceFirst("^NOTE: Picked up JDK_JAVA_OPTIONS.*\n", "");
    }

    private Stream<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::isMarked);
    }

    private boolean isMarked(ProcessHandle process) {
        try {
            Path variables = Path.of("/proc", Long.toString(process.pid()), "environ");
            return new String(Files.readAllBytes(variables), StandardCharsets.ISO_8859_1).contains(mark);
        } catch (IOException gone) {
            return false;
        }
    }
}
