// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ImageNameTest {

    @ParameterizedTest
    @CsvSource({
        "busybox, docker.io, busybox, latest, https://index.docker.io/v1/",
        "busybox:1.36, docker.io, busybox, 1.36, https://index.docker.io/v1/",
        "me/tool, docker.io, me/tool, latest, https://index.docker.io/v1/",
        "docker.io/library/busybox, docker.io, docker.io/library/busybox, latest, https://index.docker.io/v1/",
        "index.docker.io/a/b, docker.io, index.docker.io/a/b, latest, https://index.docker.io/v1/",
        "localhost/a:b, localhost, localhost/a, b, localhost",
        "host:5000/a, host:5000, host:5000/a, latest, host:5000",
        "host:5000/a/b:c, host:5000, host:5000/a/b, c, host:5000",
        "quay.io/a@sha256:12, quay.io, quay.io/a, sha256:12, quay.io",
        "quay.io/a:t@sha256:12, quay.io, quay.io/a, sha256:12, quay.io"
    })
    void parse_partsOfAName(String name, String registry, String repository, String tag, String key) {
        ImageName parsed = ImageName.parse(name);
        assertThat(parsed).isEqualTo(new ImageName(registry, repository, tag));
        assertThat(parsed.credentialsKey()).isEqualTo(key);
    }
}
