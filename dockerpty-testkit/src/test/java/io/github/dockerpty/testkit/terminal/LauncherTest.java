// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Key;
import io.github.dockerpty.testkit.PipedProcess;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LauncherTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void program_hasAControllingTerminalAndItsOwnPid(Launcher launcher) {
        hasItsOwn(launcher, PtyDriver.NATIVE);
    }

    @ParameterizedTest
    @EnumSource
    void program_hasAControllingTerminal_throughScript(Launcher launcher) {
        hasItsOwn(launcher, PtyDriver.SCRIPT);
    }

    private static void hasItsOwn(Launcher launcher, PtyDriver driver) {
        try (var t = start(launcher, driver, "echo \"pid $$.\"; tty; stty size </dev/tty; read -r line")) {
            assertThat(t.expect("pid (\\d+)\\.").group(1)).isEqualTo(Long.toString(t.pid()));
            t.expectText(t.device().path().toString()).expectText("24 80");
            t.press(Key.ctrl('c'));
            assertThat(t.awaitExit()).isEqualTo(130);
        }
    }

    @ParameterizedTest
    @EnumSource
    void missingProgram_is127(Launcher launcher) {
        var setup = SessionSetup.of(List.of("no-such-program")).launcher(launcher);
        try (var t = setup.start()) {
            assertThat(t.awaitExit()).isEqualTo(127);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stdinFromFile_leavesTheRestToTheTerminal(Launcher launcher) throws IOException {
        Path file = Files.writeString(folder.resolve("in"), "from a file\n");
        var setup = SessionSetup.of(List.of("sh", "-c", "test -t 0 || cat; test -t 1 && test -t 2 && echo on a tty"))
                .launcher(launcher)
                .stdin(file);
        try (var t = setup.start()) {
            t.expectText("from a file\r\non a tty");
            assertThat(t.awaitExit()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void outputsToFiles_leaveTheInputToTheTerminal(Launcher launcher) throws IOException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var setup = SessionSetup.of(List.of("sh", "-c", "read -r line; echo \"got $line\"; tty >&2"))
                .launcher(launcher)
                .stdout(out)
                .stderr(err);
        try (var t = setup.start()) {
            t.line("this");
            assertThat(t.awaitExit()).isZero();
            assertThat(out).hasContent("got this\n");
            assertThat(err).hasContent(t.device().path() + "\n");
            assertThat(t.output()).asString(StandardCharsets.UTF_8).isEqualTo("this\r\n");
        }
    }

    @Test
    void stdinFromPipe_endsWithTheStream() throws IOException {
        try (var t = TerminalSession.of("cat").stdinFromPipe().start()) {
            t.stdinPipe().write("through a pipe\n".getBytes(StandardCharsets.UTF_8));
            t.stdinPipe().flush();
            t.expectText("through a pipe\r\n");
            assertThat(t.isAlive()).isTrue();
            t.stdinPipe().close();
            assertThat(t.awaitExit()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void interruptKey_worksInAJvmThatIgnoresTheSignal(Launcher launcher) {
        assertInterruptKeyWorks(launcher, PtyDriver.NATIVE);
    }

    @Test
    void interruptKey_worksThroughScriptInAJvmThatIgnoresTheSignal() throws Exception {
        assertInterruptKeyWorks(Launcher.usual(), PtyDriver.SCRIPT);
    }

    private static void assertInterruptKeyWorks(Launcher launcher, PtyDriver driver) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder jvm = new ProcessBuilder(
                "sh",
                "-c",
                "trap '' INT; exec \"$@\"",
                "sh",
                java,
                "-cp",
                System.getProperty("java.class.path"),
                InterruptedSleep.class.getName(),
                launcher.name(),
                driver.name());
        assertThat(PipedProcess.run(jvm)).exitedWith(130);
    }

    private static TerminalSession start(Launcher launcher, PtyDriver driver, String script) {
        return SessionSetup.of(List.of("sh", "-c", script))
                .launcher(launcher)
                .driver(driver)
                .start();
    }

    /** Started in a JVM of its own. */
    static final class InterruptedSleep {

        private InterruptedSleep() {}

        public static void main(String[] args) {
            try (var t = LauncherTest.start(
                    Launcher.valueOf(args[0]), PtyDriver.valueOf(args[1]), "echo ready; exec sleep 1000")) {
                t.expectText("ready");
                t.press(Key.ctrl('c'));
                System.exit(t.awaitExit());
            }
        }
    }
}
