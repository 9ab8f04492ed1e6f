// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LiveProgressTest {

    private final StringBuilder shown = new StringBuilder();

    @Test
    void step_ofAKnownLayer_writesOverItsLine() {
        LiveProgress progress = new LiveProgress(shown::append, 24, 40);
        progress.step("a", "Waiting", "");
        progress.step("b", "Waiting", "");
        progress.step("a", "Downloading", "1 B of 2 B");
        assertThat(shown)
                .hasToString("dockerpty: a: Waiting\ndockerpty: b: Waiting\n"
                        + "\u001b[2A\u001b[2K\rdockerpty: a: Downloading 1 B of 2 B\u001b[2B\r");
    }

    @Test
    void step_aboveTheScreen_isLeftAlone() {
        LiveProgress progress = new LiveProgress(shown::append, 2, 40);
        progress.step("a", "Waiting", "");
        progress.step("b", "Waiting", "");
        shown.setLength(0);
        progress.step("a", "Done", "");
        assertThat(shown).isEmpty();
    }

    @Test
    void step_longLine_isCutToTheWidth() {
        new LiveProgress(shown::append, 24, 20).step("", "a very long line indeed", "");
        assertThat(shown).hasToString("dockerpty: a very l\n");
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1 kB", "1500,1.5 kB", "1990000,1.9 MB", "3000000000,3 GB"})
    void size_oneDigit(long bytes, String text) {
        assertThat(PullCallback.size(bytes)).isEqualTo(text);
    }
}
