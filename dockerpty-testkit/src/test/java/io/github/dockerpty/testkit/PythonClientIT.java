// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockerpty.testkit.TestEngine.Kind;
import io.github.dockerpty.testkit.junit.EngineTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Python's docker client sees of dockerd is still what was recorded. */
@Timeout(120)
class PythonClientIT {

    @EngineTest(on = Kind.DOCKER)
    void dockerd_equalsTheRecord(TestEngine docker, @TempDir Path folder) throws IOException {
        assumeTrue(PythonClient.isThere(), PythonClient.REASON);
        assertThat(PythonClient.calls(docker.environment(), folder)).isEqualTo(PythonClient.record());
    }
}
