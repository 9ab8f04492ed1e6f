// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TerminalSizeTest {

    @ParameterizedTest
    @CsvSource({"-1, 80", "24, -1", "65536, 80", "24, 65536"})
    void constructor_outOfRange_throwsWithTheValues(int rows, int columns) {
        assertThatThrownBy(() -> new TerminalSize(rows, columns))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rows + "x" + columns);
    }

    @Test
    void isUnknown_onlyForZeroByZero() {
        assertThat(new TerminalSize(0, 0).isUnknown()).isTrue();
        assertThat(new TerminalSize(0, 80).isUnknown()).isFalse();
        assertThat(new TerminalSize(24, 0).isUnknown()).isFalse();
    }

    @Test
    void fromEnvironment_bothNumbers_isTheirSize() {
        assertThat(TerminalSize.fromEnvironment(Map.of("LINES", "24", "COLUMNS", "65535")))
                .contains(new TerminalSize(24, 65535));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 80",
        "0, 80",
        "24, 0",
        "24, 65536",
        "24, 99999999999999999999",
        "-24, 80",
        "+24, 80",
        "' 24', 80",
        "24x, 80"
    })
    void fromEnvironment_notTwoNumbers_isEmpty(String lines, String columns) {
        assertThat(TerminalSize.fromEnvironment(Map.of("LINES", lines, "COLUMNS", columns)))
                .isEmpty();
    }

    @Test
    void fromEnvironment_oneMissing_isEmpty() {
        assertThat(TerminalSize.fromEnvironment(Map.of("LINES", "24"))).isEmpty();
        assertThat(TerminalSize.fromEnvironment(Map.of("COLUMNS", "80"))).isEmpty();
    }

    @Test
    void equals_comparesBothNumbers() {
        TerminalSize size = new TerminalSize(24, 80);
        assertThat(size).isEqualTo(new TerminalSize(24, 80)).hasSameHashCodeAs(new TerminalSize(24, 80));
        assertThat(size).isNotEqualTo(new TerminalSize(24, 81)).isNotEqualTo(new TerminalSize(25, 80));
        assertThat(size).isNotEqualTo("24x80").isNotEqualTo(null);
    }
}
