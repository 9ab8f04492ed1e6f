// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DetachKeysTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ctrl-@ | 0",
                "ctrl-a | 1",
                "ctrl-z | 26",
                "ctrl-[ | 27",
                "ctrl-\\ | 28",
                "ctrl-] | 29",
                "ctrl-^ | 30",
                "ctrl-_ | 31",
                "DEL | 127",
                "a | 97",
                "A | 65",
                "~ | 126"
            })
    void parse_oneItem_isThatByte(String item, int value) {
        assertThat(DetachKeys.parse(item).sequence()).containsExactly(value);
    }

    @Test
    void parse_severalItems_keepsTheirOrder() {
        DetachKeys keys = DetachKeys.parse("ctrl-a,d,DEL");
        assertThat(keys.sequence()).containsExactly(1, 'd', 127);
        assertThat(keys.forEngine()).isEqualTo("ctrl-a,d,DEL");
        assertThat(keys).hasToString("ctrl-a,d,DEL");
    }

    @Test
    void parse_empty_isTheDefault() {
        assertThat(DetachKeys.parse("")).isSameAs(DetachKeys.standard());
        assertThat(DetachKeys.standard().sequence()).containsExactly(16, 17);
        assertThat(DetachKeys.standard().forEngine()).isEqualTo("ctrl-p,ctrl-q");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CTRL-A", "ctrl-A", "ctrl-", "ctrl-1", "ctrl-ab", "del", "ab", "é", "€", "ctrl-`", "ctrl-{"})
    void parse_noKey_namesTheItem(String item) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetachKeys.parse("a," + item))
                .withMessageContaining("\"" + item + "\" is no key");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,", ",a", "a,,b"})
    void parse_emptyItem_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetachKeys.parse(text))
                .withMessageContaining("\"\" is no key");
    }

    @Test
    void none_matchesNothing_andTellsTheEngineALongSequence() {
        DetachKeys none = DetachKeys.none();
        assertThat(none.isNone()).isTrue();
        assertThat(DetachKeys.parse(none.forEngine()).sequence()).hasSizeGreaterThan(8);
        assertThat(none).hasToString("none").isNotEqualTo(DetachKeys.standard());
    }

    @Test
    void equals_comparesTheBytes() {
        assertThat(DetachKeys.parse("ctrl-p,ctrl-q"))
                .isEqualTo(DetachKeys.standard())
                .hasSameHashCodeAs(DetachKeys.standard())
                .isNotEqualTo(DetachKeys.parse("ctrl-p"));
    }
}
