// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.assertj;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Screen;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.TerminalSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TerminalAssertionsTest {

    private static final String PICTURE =
            "\nthe screen of 2 rows and 10 columns, cursor at row 0, column 6:" + "\n  | 100% $\n  | ";

    private static TerminalSession shell(String script) {
        return TerminalSession.of("sh", "-c", script).size(2, 10).start();
    }

    private static Screen screen() {
        try (TerminalSession session = shell("printf '100%% $'")) {
            session.expectEnd();
            return session.screen();
        }
    }

    @Test
    void screen_asWanted_passes() {
        assertThat(screen())
                .shows("100%")
                .doesNotShow("101%")
                .rowIs(0, "100% $")
                .rowIs(1, "")
                .cursorIsAt(0, 6)
                .hasSize(2, 10);
    }

    @Test
    void screen_other_showsItWhole() {
        Screen screen = screen();
        assertThatThrownBy(() -> assertThat(screen).shows("101%"))
                .hasMessage("expected the screen to show \"101%\"" + PICTURE);
        assertThatThrownBy(() -> assertThat(screen).doesNotShow("100%"))
                .hasMessage("expected the screen not to show \"100%\"" + PICTURE);
        assertThatThrownBy(() -> assertThat(screen).rowIs(1, "x"))
                .hasMessage("expected row 1 to be \"x\" but was \"\"" + PICTURE);
        assertThatThrownBy(() -> assertThat(screen).cursorIsAt(1, 0))
                .hasMessage("expected the cursor at row 1, column 0" + PICTURE);
        assertThatThrownBy(() -> assertThat(screen).cursorIsAt(0, 0))
                .hasMessage("expected the cursor at row 0, column 0" + PICTURE);
        assertThatThrownBy(() -> assertThat(screen).hasSize(3, 10))
                .hasMessage("expected a screen of 3 rows and 10 columns" + PICTURE);
        assertThatThrownBy(() -> assertThat(screen).hasSize(2, 11))
                .hasMessage("expected a screen of 2 rows and 11 columns" + PICTURE);
    }

    @Test
    void snapshot_sameOtherOrMissing_isTold(@TempDir Path folder) throws IOException {
        Screen screen = screen();
        Path file = folder.resolve("screen.txt");
        assertThatThrownBy(() -> assertThat(screen).matchesSnapshot(file))
                .hasMessage("no snapshot " + file + ": -Ddockerpty.snapshots=write writes it" + PICTURE);
        Files.writeString(file, "100% $\n\n");
        assertThat(screen).matchesSnapshot(file);
        Files.writeString(file, "other");
        assertThatThrownBy(() -> assertThat(screen).matchesSnapshot(file))
                .hasMessage("expected the screen of the snapshot " + file + "\nother" + PICTURE);
        System.setProperty("dockerpty.snapshots", "write");
        try {
            assertThat(screen).matchesSnapshot(file);
        } finally {
            System.clearProperty("dockerpty.snapshots");
        }
        assertThat(screen).matchesSnapshot(file);
    }

    @Test
    void session_asWanted_passes() {
        try (TerminalSession session = shell("stty raw -echo; printf go; head -c 1 >/dev/null; stty sane; exit 7")) {
            assertThat(session).shows("go").isRaw();
            session.type("x");
            assertThat(session).isCooked().exitsWith(7);
        }
    }

    @Test
    void session_restored_isTheSameInAllModes() {
        try (TerminalSession session = shell("old=$(stty -g); stty raw; printf go; head -c 1 >/dev/null; stty $old")) {
            assertThat(session).shows("go");
            session.type("x");
            assertThat(session).isRestored().exitsWith(0);
        }
    }

    @Test
    void session_other_showsItsScreen() {
        TerminalSetup setup = TerminalSession.of("sh", "-c", "stty -echo; echo here; exit 7");
        try (TerminalSession session = setup.start()) {
            assertThatThrownBy(() -> assertThat(session).exitsWith(0))
                    .hasMessageStartingWith("expected the exit code 0 but was 7\nhere\n");
        }
        try (TerminalSession session = setup.limit(Duration.ofMillis(500)).start()) {
            Deadline.in(Deadline.USUAL)
                    .await("it has printed", () -> session.screen().text().contains("here"));
            assertThatThrownBy(() -> assertThat(session).isRaw())
                    .hasMessageContaining("the terminal is raw")
                    .hasMessageContaining("here");
            assertThatThrownBy(() -> assertThat(session).isCooked()).hasMessageContaining("the terminal is cooked");
            assertThatThrownBy(() -> assertThat(session).isRestored()).hasMessageContaining("the modes are again ");
            assertThatThrownBy(() -> assertThat(session).shows("there"))
                    .hasMessageContaining("the screen shows \"there\"");
        }
    }
}
