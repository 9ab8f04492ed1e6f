// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Key;
import io.github.dockerpty.testkit.Screen;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that draw on the whole screen. */
@Timeout(60)
class FullScreenTest {

    @TempDir
    Path folder;

    @Test
    void editor_drawsTakesKeysAndFollowsTheSize() throws IOException {
        assumeBusybox("vi");
        Path file = Files.writeString(folder.resolve("text"), "first line\n\ttabbed\nnaïve 漢字\n");
        try (var t = TerminalSession.of("busybox", "vi", file.toString())
                .size(12, 70)
                .start()) {
            Screen screen = t.expectScreen("vi shows the file", s -> s.row(2).contains("字"));
            assertThat(screen.row(0)).isEqualTo("first line");
            assertThat(screen.row(1)).isEqualTo("        tabbed");
            assertThat(screen.row(11)).contains(file.toString());
            assertThat(t.modes().canonical()).isFalse();
            t.type("onew").press(Key.ESCAPE, Key.UP).type("x");
            t.expectScreen(
                    "the line is there", s -> s.row(1).equals("new") && s.row(0).length() == 9);
            t.resize(6, 70);
            t.expectScreen("vi fits itself in", s -> s.rows() == 6 && s.row(5).startsWith("- "));
            t.line(":wq");
            assertThat(t.awaitExit()).isZero();
            assertThat(t.termios()).isEqualTo(t.initialTermios());
        }
        assertThat(file).content().startsWith("fi").contains("\nnew\n");
    }

    @Test
    void alternateScreen_givesTheShellItsOwnBack() {
        String script =
                "printf 'shell\\n\\033[?1049h\\033[H\\033[2Jinside'; read -r line; printf '\\033[?1049l'; read -r line";
        try (var t = TerminalSession.of("sh", "-c", script).start()) {
            t.expectScreen("the other screen", s -> s.row(0).equals("inside"));
            t.line("");
            t.expectScreen(
                    "the shell's screen",
                    s -> s.row(0).equals("shell") && !s.text().contains("inside"));
        }
    }

    @Test
    void cursorQuestion_isAnsweredToTheProgram() {
        String script = "stty raw -echo; printf 'abc\\033[6n'; answer=$(head -c 6 | tr -d '\\033');"
                + " stty sane; echo \"<$answer>\"";
        try (var t = TerminalSession.of("sh", "-c", script).start()) {
            t.expectText("<[1;4R>");
            assertThat(t.awaitExit()).isZero();
        }
    }

    @Test
    void characterCutBetweenTwoWrites_isShownWhole() {
        String script = "printf '\\346\\274'; sleep 0.1; printf '\\242!'; read -r line";
        try (var t = TerminalSession.of("sh", "-c", script).start()) {
            t.expectScreen("one character", s -> s.row(0).equals("漢!"));
        }
    }

    private static void assumeBusybox(String applet) {
        try {
            var process = new ProcessBuilder("busybox", "--list").start();
            String applets = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Assumptions.assumeTrue(applets.lines().anyMatch(applet::equals), "busybox has no " + applet);
        } catch (IOException e) {
            Assumptions.abort("needs busybox: " + e.getMessage());
        }
    }
}
