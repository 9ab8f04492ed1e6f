// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.EngineClient;
import io.github.dockerpty.testkit.TestContainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes the containers of one test engine and removes them; usable from any thread. */
public final class Harness {

    private final EngineClient client;
    private final EngineFacts facts;

    // Guarded by this.
    private final List<TestContainer> containers = new ArrayList<>();

    /**
     * A harness without containers.
     *
     * @param client of the engine
     * @param facts of the engine
     */
    public Harness(EngineClient client, EngineFacts facts) {
        this.client = client.withVersion(facts.apiVersion());
        this.facts = facts;
    }

    /** {@return a client that uses the engine's API version} */
    public EngineClient client() {
        return client;
    }

    /**
     * Describes a container.
     *
     * @param image its name
     * @param command program and arguments; none for the image's own
     * @return the container, not made yet
     */
    public synchronized TestContainer container(String image, String... command) {
        TestContainer container = new DrivenContainer(client, facts, new ContainerDraft(image, List.of(command)));
        containers.add(container);
        return container;
    }

    /**
     * Removes all its containers.
     *
     * @throws IOException the first failure; the others are suppressed in it
     */
    public void removeAll() throws IOException {
        IOException failure = null;
        for (TestContainer container : taken()) {
            try {
                container.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized List<TestContainer> taken() {
        List<TestContainer> all = List.copyOf(containers);
        containers.clear();
        return all;
    }
}
