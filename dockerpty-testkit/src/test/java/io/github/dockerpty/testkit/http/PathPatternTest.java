// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/exec/*/start, /exec/e/start, true",
        "/exec/*/start, /v1.41/exec/e/start, true",
        "/exec/*/start, /v1.41/v1.41/exec/e/start, false",
        "/exec/*/start, /v1/exec/e/start, false",
        "/exec/*/start, /exec//start, false",
        "/exec/*/start, /exec/e/json, false",
        "/exec/*/start, /exec/e, false",
        "/exec/*/start, /exec/e/start/x, false",
        "/v1.41/exec/*, /v1.41/exec/e, true",
        "/v1.41/exec/*, /exec/e, false",
        "/images/**, /images/a/b/c, true",
        "/images/**, /images/, true",
        "/images/**, /images, false",
        "/**, /, true",
        "/, /, true",
        "/_ping, /v1.51/_ping, true",
        "/v1.41, /v1.41, true",
    })
    void matches(String pattern, String path, boolean expected) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(expected);
    }
}
