// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The embedded engine looks from outside as the engine of its profile did when that was recorded. */
@Timeout(180)
class ProbeTest {

    @ParameterizedTest
    @CsvSource({"DOCKER_20_10,docker", "PODMAN_4,podman"})
    void profile_equalsItsRecord(Profile profile, String record) throws IOException, InterruptedException {
        try (LeakCheck leaks = LeakCheck.begin()) {
            try (EmbeddedEngine engine = EmbeddedEngine.setUp()
                    .profile(profile)
                    .image("busybox", HostPrograms.only("sh", "cat", "sleep", "true"))
                    .onUnixSocket()) {
                List<String> observed = Probes.observe(engine.host());
                ProbeRecord.write("embedded-" + record, observed);
                assertThat(observed).containsExactlyElementsOf(ProbeRecord.of(record, observed));
            }
            assertThat(leaks).isNotNull();
        }
    }
}
