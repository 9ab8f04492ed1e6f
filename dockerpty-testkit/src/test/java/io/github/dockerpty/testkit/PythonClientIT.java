// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Python's docker client sees of dockerd is still what was recorded. */
@Timeout(120)
class PythonClientIT {

    @Test
    void dockerd_equalsTheRecord(@TempDir Path folder) throws IOException, InterruptedException {
        Optional<RealEngines.RealEngine> docker = RealEngines.find("docker");
        assumeTrue(docker.isPresent(), () -> RealEngines.reason("docker"));
        assumeTrue(PythonClient.isThere(), PythonClient.REASON);
        Map<String, String> environment =
                Map.of("DOCKER_HOST", docker.get().host().toString());
        assertThat(PythonClient.calls(environment, folder)).isEqualTo(PythonClient.record());
    }
}
