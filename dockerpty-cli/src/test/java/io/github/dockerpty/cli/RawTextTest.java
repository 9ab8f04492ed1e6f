// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RawTextTest {

    @TempDir
    Path folder;

    @Test
    void arguments_decoded_areTakenAsTheyAre() {
        assertThat(RawText.arguments(new String[] {"a", "\u00fc"}, folder.resolve("none")))
                .containsExactly("a", "\u00fc");
    }

    @Test
    void arguments_damaged_areReadAnew() throws IOException {
        Path source = Files.writeString(folder.resolve("cmdline"), "java\0-cp\0x\0Main\0exec\0\0\u00fc\0");
        assertThat(RawText.arguments(new String[] {"exec", "", "\uFFFD\uFFFD"}, source))
                .containsExactly("exec", "", "\u00fc");
    }

    @Test
    void arguments_damagedAndUnreadable_stay() {
        assertThat(RawText.arguments(new String[] {"\uFFFD"}, folder.resolve("none")))
                .containsExactly("\uFFFD");
    }

    @Test
    void environment_damagedValue_isReadAnew() throws IOException {
        Path source = Files.writeString(folder.resolve("environ"), "A=1\0B=\u00fc\0\u00fc=c\0");
        Map<String, String> environment = new RawText.Environment(Map.of("A", "1", "B", "\uFFFD\uFFFD"), source);
        assertThat(environment.get("A")).isEqualTo("1");
        assertThat(environment.get("B")).isEqualTo("\u00fc");
        assertThat(environment.get("\u00fc")).isEqualTo("c");
        assertThat(environment.get("D")).isNull();
        assertThat(environment.containsKey("\u00fc")).isTrue();
        assertThat(environment.keySet()).containsExactlyInAnyOrder("A", "B");
    }
}
