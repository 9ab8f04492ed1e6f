// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class NearestTest {

    @ParameterizedTest
    @CsvSource({"'',abc,3", "abc,'',3", "abc,abc,0", "abc,acb,1", "abc,abd,1", "abc,abcd,1", "kitten,sitting,3"})
    void distance_countsEdits(String from, String to, int distance) {
        assertThat(Nearest.distance(from, to)).isEqualTo(distance);
    }

    @Test
    void hint_nothingNear_isEmpty() {
        assertThat(Nearest.hint("qqqqqq", "run", "exec")).isEmpty();
    }
}
