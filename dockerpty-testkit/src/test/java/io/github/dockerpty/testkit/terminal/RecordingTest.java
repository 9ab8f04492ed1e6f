// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Screen;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecordingTest {

    private static final String TIME = "\\[\\d+\\.\\d{6},";

    @TempDir
    Path folder;

    @Test
    void recording_isAnAsciicast() throws IOException {
        Path file = folder.resolve("cast");
        var setup = TerminalSession.of(
                        "sh", "-c", "read -r a; stty -echo; printf '\\033[1m\"q\\\\\\303\\251'; read -r b")
                .size(10, 50)
                .recordTo(file);
        try (var t = setup.start()) {
            t.line("go").expectText("é");
            t.resize(20, 60).line("").awaitExit();
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).matches("\\{\"version\":2,\"width\":50,\"height\":10,\"timestamp\":\\d+}");
        assertThat(lines).allMatch(line -> line.startsWith("{") || line.matches(TIME + "\"[oir]\",\".*\"]"));
        assertThat(lines).anyMatch(line -> line.matches(TIME + "\"i\",\"go\\\\u000d\"]"));
        assertThat(lines).anyMatch(line -> line.matches(TIME + "\"o\",\".*\\\\u001b\\[1m\\\\\"q\\\\\\\\é\"]"));
        assertThat(lines).anyMatch(line -> line.matches(TIME + "\"r\",\"60x20\"]"));
    }

    @Test
    void recording_toMissingFolder_failsTheStart() {
        var setup = TerminalSession.of("true").recordTo(folder.resolve("no/such/folder"));
        assertThatThrownBy(setup::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no/such/folder");
    }

    @Test
    void recording_onAFullDisk_failsTheClose() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full here");
        var t = TerminalSession.of("seq", "1", "20000").recordTo(full).start();
        assertThat(t.awaitExit()).isZero();
        assertThatThrownBy(t::close).isInstanceOf(UncheckedIOException.class).hasMessageContaining("seq 1 20000");
    }

    @Test
    void recording_played_showsTheSameScreen() throws Exception {
        Path file = folder.resolve("cast");
        String script = "stty -echo; trap 'printf \"\\033[2J\\033[5;7Hnow $(stty size)\"' WINCH;"
                + " printf 'one\\ttwo \\360\\237\\230\\200\\n\\033[31mthr\\303\\251e'; read -r a; read -r b; seq 40";
        Screen shown;
        try (var t =
                TerminalSession.of("sh", "-c", script).size(0, 0).recordTo(file).start()) {
            t.expectText("e");
            t.resize(9, 30).expectText("now 9 30").line("").line("").awaitExit();
            shown = t.screen();
        }
        Screen played = play(file);
        assertThat(shown.text()).contains("40");
        assertThat(played.text()).isEqualTo(shown.text());
        assertThat(played.scrollback()).isEqualTo(shown.scrollback());
        assertThat(played.cursorRow()).isEqualTo(shown.cursorRow());
    }

    @Test
    void recordings_ofAWatchedThread_areWrittenOnlyWhenAsked() throws IOException {
        Recordings.watch();
        try (var first = TerminalSession.of("/bin/echo", "first").start();
                var second = TerminalSession.inProcess(device -> 0).start()) {
            first.awaitExit();
            second.awaitExit();
            assertThatThrownBy(() -> first.expect("never")).message().doesNotContain("recorded:");
            assertThat(folder).isEmptyDirectory();
            List<Path> files = Recordings.writeTo(folder.resolve("failed"));
            assertThat(files)
                    .containsExactly(folder.resolve("failed/1-echo.cast"), folder.resolve("failed/2-body.cast"));
            assertThat(files.get(0)).content().contains("\"o\",\"first");
        } finally {
            Recordings.forget();
        }
        assertThat(Recordings.writeTo(folder)).isEmpty();
    }

    @Test
    void recording_ofAFailedWait_isNamedByTheFailure() throws Exception {
        System.setProperty(Recordings.PROPERTY, folder.resolve("failed").toString());
        try (var t = TerminalSession.of("echo", "last words").start()) {
            t.awaitExit();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> t.expect("never")).hasMessageContaining("recorded: " + folder);
            }
        } finally {
            System.clearProperty(Recordings.PROPERTY);
        }
        try (var files = Files.list(folder.resolve("failed"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            assertThat(play(all.get(0)).row(0)).isEqualTo("last words");
        }
    }

    /** Plays an asciicast as asciinema's description of version 2 has it, and checks it by that. */
    private static Screen play(Path file) throws Exception {
        List<String> lines = Files.readAllLines(file);
        JsonObject header = JsonObject.parse(lines.get(0).getBytes(StandardCharsets.UTF_8));
        assertThat(header.number("version")).isEqualTo(2);
        var emulator = new Emulator((int) header.number("height"), (int) header.number("width"));
        double last = 0;
        for (String line : lines.subList(1, lines.size())) {
            JsonObject event = JsonObject.parse(("{\"event\":" + line + "}").getBytes(StandardCharsets.UTF_8));
            List<?> fields = (List<?>) event.fields().get("event");
            assertThat(fields).hasSize(3);
            double time = Double.parseDouble(fields.get(0).toString());
            assertThat(time).isGreaterThanOrEqualTo(last);
            last = time;
            play(emulator, (String) fields.get(1), (String) fields.get(2));
        }
        return emulator.picture();
    }

    private static void play(Emulator emulator, String kind, String text) {
        switch (kind) {
            case "o" -> emulator.feed(text);
            case "r" -> {
                String[] size = text.split("x", -1);
                emulator.resize(Integer.parseInt(size[1]), Integer.parseInt(size[0]));
            }
            default -> assertThat(kind).isEqualTo("i");
        }
    }
}
