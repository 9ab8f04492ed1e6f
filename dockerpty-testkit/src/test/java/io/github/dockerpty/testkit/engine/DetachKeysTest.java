// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DetachKeysTest {

    private static String filter(DetachKeys keys, String typed) {
        byte[] bytes = typed.getBytes(StandardCharsets.ISO_8859_1);
        return new String(keys.filter(bytes, bytes.length), StandardCharsets.ISO_8859_1);
    }

    @Test
    void usualKeys_areFoundInOneOrSeveralReads() throws Refusal {
        DetachKeys keys = DetachKeys.parse("", 400);
        assertThat(filter(keys, "a\u0010")).isEqualTo("a");
        assertThat(keys.areComplete()).isFalse();
        assertThat(filter(keys, "\u0011b")).isEmpty();
        assertThat(keys.areComplete()).isTrue();
    }

    @Test
    void brokenSequence_goesThrough_andItsLastKeyBeginsNone() throws Refusal {
        DetachKeys keys = DetachKeys.parse("", 400);
        assertThat(filter(keys, "\u0010\u0010\u0011")).isEqualTo("\u0010\u0010\u0011");
        assertThat(keys.areComplete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a,97", "DEL,127", "ctrl-a,1", "ctrl-z,26", "ctrl-@,0", "ctrl-[,27", "ctrl-\\,28", "ctrl-_,31"})
    void items_meanOneKey(String item, int key) throws Refusal {
        DetachKeys keys = DetachKeys.parse(item, 400);
        keys.filter(new byte[] {(byte) key}, 1);
        assertThat(keys.areComplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "ctrl-", "ctrl-A", "CTRL-a", "ab", "ctrl-p,", "ü"})
    void unknownItems_areRefused(String text) {
        assertThatThrownBy(() -> DetachKeys.parse(text, 400))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Invalid detach keys (" + text + ")");
    }

    @Test
    void none_letsAllThrough() {
        assertThat(filter(DetachKeys.none(), "\u0010\u0011")).isEqualTo("\u0010\u0011");
        assertThat(DetachKeys.none().areComplete()).isFalse();
    }
}
