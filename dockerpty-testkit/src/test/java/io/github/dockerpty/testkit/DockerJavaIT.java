// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.TestEngine.Kind;
import io.github.dockerpty.testkit.junit.EngineTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** What docker-java sees of dockerd is still what was recorded; what it sees now goes to target/probes. */
@Timeout(120)
class DockerJavaIT {

    @EngineTest(on = Kind.DOCKER)
    void dockerd_equalsTheRecord(TestEngine docker) throws IOException, InterruptedException {
        List<String> seen = DockerJavaCalls.of(docker.environment());
        Files.write(Files.createDirectories(Path.of("target", "probes")).resolve("docker-java.txt"), seen);
        assertThat(seen).containsExactlyElementsOf(DockerJavaCalls.record());
    }
}
