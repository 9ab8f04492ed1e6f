// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TermiosFlagsTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, true",
        "Linux, aarch64, true",
        "Linux, arm, true",
        "Linux, ppc64, false",
        "Linux, ppc64le, false",
        "Linux, riscv64, false",
        "Linux, s390x, false",
        "Mac OS X, aarch64, true",
        "Mac OS X, x86_64, true",
        "Mac OS X, arm, false",
        "FreeBSD, amd64, true",
        "FreeBSD, aarch64, false",
        "Windows 11, amd64, false"
    })
    void isKnown_onlyWhereLibraryAndNumbersAre(String system, String processor, boolean known) {
        assertThat(TermiosFlags.isKnown(system, processor)).isEqualTo(known);
    }

    @Test
    void of_picksTheFamily() {
        assertThat(TermiosFlags.of("Linux")).isSameAs(TermiosFlags.LINUX);
        assertThat(TermiosFlags.of("Mac OS X")).isSameAs(TermiosFlags.BSD);
        assertThat(TermiosFlags.of("FreeBSD")).isSameAs(TermiosFlags.BSD);
    }
}
