// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/** The harness on real engines. */
@Timeout(120)
class TestEngineIT {

    private static TestEngine find(String name) throws IOException {
        Optional<TestEngine> engine = TestEngine.find(name);
        assumeTrue(engine.isPresent(), () -> RealEngines.reason(name));
        return engine.get();
    }

    @Nested
    class OnDocker extends TestEngineContract {

        @Override
        TestEngine open() throws IOException {
            return find("docker");
        }
    }

    @Nested
    class OnPodman extends TestEngineContract {

        @Override
        TestEngine open() throws IOException {
            return find("podman");
        }
    }
}
