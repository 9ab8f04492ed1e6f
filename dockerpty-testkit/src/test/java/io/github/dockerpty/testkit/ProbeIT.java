// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real engines still look from outside as they did when they were recorded. */
@Timeout(600)
class ProbeIT {

    @ParameterizedTest
    @ValueSource(strings = {"docker", "podman"})
    void engine_equalsItsRecord(String name) throws IOException, InterruptedException {
        Optional<RealEngines.RealEngine> engine = RealEngines.find(name);
        assumeTrue(engine.isPresent(), () -> RealEngines.reason(name));
        List<String> observed = Probes.observe(engine.get().host());
        ProbeRecord.write(name, observed);
        assertThat(observed).containsExactlyElementsOf(ProbeRecord.of(name));
    }
}
