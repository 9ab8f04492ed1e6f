// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** docker-java sees of the embedded engine what it saw of dockerd 20.10.24. */
@Timeout(120)
class DockerJavaTest {

    private final EmbeddedSetup setup =
            EmbeddedEngine.setUp().image("busybox", HostPrograms.only("sh", "sleep", "true"));

    @Test
    void onUnixSocket_seesTheSame() throws IOException, InterruptedException {
        try (EmbeddedEngine engine = setup.onUnixSocket()) {
            assertThat(DockerJavaCalls.of(engine.environment())).containsExactlyElementsOf(DockerJavaCalls.record());
        }
    }

    @Test
    void onMutualTls_seesTheSame(@TempDir Path folder) throws IOException, InterruptedException {
        try (EmbeddedEngine engine = setup.onMutualTls(folder)) {
            assertThat(DockerJavaCalls.of(engine.environment())).containsExactlyElementsOf(DockerJavaCalls.record());
        }
    }
}
