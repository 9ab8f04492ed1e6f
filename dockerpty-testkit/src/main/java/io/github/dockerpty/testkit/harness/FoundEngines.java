// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.RealEngines;
import io.github.dockerpty.testkit.RealEngines.RealEngine;
import io.github.dockerpty.testkit.TestEngine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Connects to the real engines that the environment names. */
public final class FoundEngines {

    private FoundEngines() {}

    /**
     * One of them.
     *
     * @param name {@code docker} or {@code podman}
     * @return the engine, to be closed; empty if it is not named
     * @throws IOException when it is named and does not answer
     */
    public static Optional<TestEngine> find(String name) throws IOException {
        Optional<RealEngine> found = RealEngines.find(name);
        return found.isPresent() ? Optional.of(connect(found.get())) : Optional.empty();
    }

    /**
     * All of them.
     *
     * @return docker before podman, each to be closed
     * @throws IOException when one is named and does not answer
     */
    public static List<TestEngine> all() throws IOException {
        List<TestEngine> engines = new ArrayList<>();
        for (RealEngine engine : RealEngines.found()) {
            engines.add(connect(engine));
        }
        return List.copyOf(engines);
    }

    private static TestEngine connect(RealEngine engine) throws IOException {
        try {
            return TestEngine.at(engine.host());
        } catch (IOException e) {
            throw new IOException("the engine named for " + engine.name() + " cannot be used: " + e.getMessage(), e);
        }
    }
}
