// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.EngineClient;
import io.github.dockerpty.testkit.TestContainer;
import io.github.dockerpty.testkit.TestEngine;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An engine that somebody else runs. */
public final class ConnectedEngine implements TestEngine {

    private final EngineFacts facts;
    private final Harness harness;
    private final Map<String, String> environment;

    private ConnectedEngine(EngineFacts facts, Harness harness, Map<String, String> environment) {
        this.facts = facts;
        this.harness = harness;
        this.environment = environment;
    }

    /**
     * Asks the engine what it is.
     *
     * @param client without an API version
     * @param tls the variables by which clients know that it uses TLS
     * @return the engine
     * @throws IOException when no engine answers
     */
    public static ConnectedEngine over(EngineClient client, Map<String, String> tls) throws IOException {
        EngineFacts facts = EngineFacts.ask(client);
        Map<String, String> environment = new HashMap<>(tls);
        environment.put("DOCKER_HOST", client.host().toString());
        return new ConnectedEngine(facts, new Harness(client, facts), Map.copyOf(environment));
    }

    @Override
    public Kind kind() {
        return facts.kind();
    }

    @Override
    public String apiVersion() {
        return facts.apiVersion();
    }

    @Override
    public boolean can(Ability ability) {
        return facts.can(ability);
    }

    @Override
    public URI host() {
        return client().host();
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public EngineClient client() {
        return harness.client();
    }

    @Override
    public TestContainer container(String image, String... command) {
        return harness.container(image, command);
    }

    @Override
    public List<String> sweep() throws IOException {
        return Sweep.of(client());
    }

    @Override
    public void close() throws IOException {
        harness.removeAll();
    }

    /** The name and where it is, as parameterized tests show it. */
    @Override
    public String toString() {
        return name() + " at " + host();
    }
}
