// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AheadTest {

    @ParameterizedTest
    @MethodSource("names")
    void classes_exist(String name) {
        assertThatCode(() -> Class.forName("io.github.dockerpty." + name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "17,false",
        "17.0.1,false",
        "17.0.15,false",
        "17.0.15.1,false",
        "17.0.16-ea,true",
        "17.0.21,true",
        "18,true",
        "21.0.1,true",
        "25,true",
        "25-ea,true",
        "25.0.3,true"
    })
    void net_isLoadedWhereClosingAsksIt(String version, boolean asked) {
        assertThat(Ahead.asksNetAtClose(version)).isEqualTo(asked);
    }

    private static Iterable<String> names() {
        return Ahead.CLASSES;
    }
}
