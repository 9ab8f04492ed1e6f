// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Verbs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VariablesTest {

    @TempDir
    Path folder;

    @Test
    void file_linesAsTheyStand() throws Exception {
        Path file = Files.writeString(
                folder.resolve("f"), "\uFEFFA=1\n# no\n\n  B= x \nOWN\nNOWHERE\nQ=\"q\"\nE=\nU=\u00fc\n");
        assertThat(variables("--env-file", file.toString()))
                .containsExactly("A=1", "B= x ", "OWN=mine", "Q=\"q\"", "E=", "U=\u00fc");
    }

    @Test
    void flag_winsOverFile() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "A=file\n");
        assertThat(variables("-e", "A=flag", "--env-file", file.toString())).containsExactly("A=flag");
    }

    @Test
    void file_blankInName_isRefusedWithItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "A=1\nA B=2\n");
        assertThatThrownBy(() -> variables("--env-file", file.toString()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 2: variable 'A B' contains whitespaces");
    }

    @Test
    void file_noName_isRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "=2\n");
        assertThatThrownBy(() -> variables("--env-file", file.toString()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 1: the variable has no name");
    }

    @Test
    void file_missing_isNamedWithReason() {
        assertThatThrownBy(() -> variables("--env-file", folder.resolve("none").toString()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("none cannot be read: no such file");
    }

    @Test
    void file_folder_isRefused() {
        assertThatThrownBy(() -> variables("--env-file", folder.toString()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void file_notUtf8_isRefused() throws Exception {
        Path file = Files.write(folder.resolve("f"), "A=\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> variables("--env-file", file.toString()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("is not UTF-8");
    }

    private static List<String> variables(String... flags) throws Exception {
        List<String> typed = new java.util.ArrayList<>(List.of(flags));
        typed.add("busybox");
        return Variables.of(Arguments.parse(Verbs.RUN, typed), Map.of("OWN", "mine"));
    }
}
