// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UsageTextTest {

    @Test
    void overview_namesEveryVerbAndGlobalFlag() {
        String text = UsageText.overview();
        Verbs.ALL.forEach(
                verb -> assertThat(text).contains("\n  " + verb.name()).contains(verb.text()));
        Verbs.GLOBAL
                .flags()
                .forEach(flag -> assertThat(text).contains(flag.toString()).contains(flag.text()));
    }

    @Test
    void of_namesEveryFlagOfTheVerb() {
        for (Verb verb : Verbs.ALL) {
            String text = UsageText.of(verb);
            assertThat(text).startsWith("Usage: dockerpty " + verb.name());
            verb.flags()
                    .forEach(flag -> assertThat(text).contains(flag.toString()).contains(flag.text()));
        }
    }

    @Test
    void lines_fitTheWidthOfATerminal() {
        for (Verb verb : Verbs.ALL) {
            assertThat(UsageText.of(verb).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThan(120));
        }
    }
}
