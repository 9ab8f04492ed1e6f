// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docker-java sees of dockerd is still what was recorded; what it sees now goes to target/probes. */
@Timeout(120)
class DockerJavaIT {

    @Test
    void dockerd_equalsTheRecord() throws IOException, InterruptedException {
        Optional<RealEngines.RealEngine> docker = RealEngines.find("docker");
        assumeTrue(docker.isPresent(), () -> RealEngines.reason("docker"));
        Map<String, String> environment =
                Map.of("DOCKER_HOST", docker.get().host().toString());
        List<String> seen = DockerJavaCalls.of(environment);
        Files.write(Files.createDirectories(Path.of("target", "probes")).resolve("docker-java.txt"), seen);
        assertThat(seen).containsExactlyElementsOf(DockerJavaCalls.record());
    }
}
