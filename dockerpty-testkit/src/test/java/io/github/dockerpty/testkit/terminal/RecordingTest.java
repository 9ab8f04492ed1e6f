// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.io.UncheckedIOException;
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
}
