// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class JobControlTest {

    private static final String REST = " S 100 4711 4000 34819 4711 4194304 12";

    @ParameterizedTest
    @ValueSource(strings = {"(java)", "(a b)", "(a) S 1 2 3 4 5 (b)", "()", "(\u00e9))"})
    void parse_anyProgramName_findsTheFields(String name) {
        assertThat(JobControl.parse("4711 " + name + REST)).contains(new JobControl(4711, 34819, 4711));
    }

    @Test
    void parse_everyTruncationBeforeTheLastField_isEmpty() {
        String whole = "4711 (java) S 100 4711 4000 34819 -1 ";
        assertThat(JobControl.parse(whole)).contains(new JobControl(4711, 34819, -1));
        for (int length = 0; length < whole.length(); length++) {
            assertThat(JobControl.parse(whole.substring(0, length)))
                    .as("%d characters", length)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, 34819, 10, 34819, false",
        "10, 34819, 11, 34819, true",
        "10, 34819, 11, 34820, false",
        "10, 34819, 11, 1280, true",
        "10, 34819, 10, 1280, false",
        "10, 0, -1, 0, false",
        "10, 0, -1, 34819, false"
    })
    void isBackgroundOn_onlyTheControllingTerminalOfAnotherGroup(
            int group, int terminal, int foreground, long device, boolean background) {
        assertThat(new JobControl(group, terminal, foreground).isBackgroundOn(device))
                .isEqualTo(background);
    }

    @Test
    void now_onLinux_isKnown() {
        assertThat(JobControl.now()).isPresent();
    }
}
