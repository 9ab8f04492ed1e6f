// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.TestEngine.Kind;
import io.github.dockerpty.testkit.junit.EngineTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** The real engines still look from outside as they did when they were recorded. */
@Timeout(600)
class ProbeIT {

    @EngineTest(on = {Kind.DOCKER, Kind.PODMAN})
    void engine_equalsItsRecord(TestEngine engine) throws IOException, InterruptedException {
        List<String> observed = Probes.observe(engine.host());
        ProbeRecord.write(engine.name(), observed);
        assertThat(observed).containsExactlyElementsOf(ProbeRecord.of(engine.name(), observed));
    }
}
