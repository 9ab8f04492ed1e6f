// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AheadTest {

    @ParameterizedTest
    @MethodSource("names")
    void classes_exist(String name) {
        assertThatCode(() -> Class.forName("io.github.dockerpty." + name)).doesNotThrowAnyException();
    }

    private static Iterable<String> names() {
        return Ahead.CLASSES;
    }
}
