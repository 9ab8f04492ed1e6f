// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.engine.Engine;
import io.github.dockerpty.testkit.harness.EngineFacts;
import io.github.dockerpty.testkit.harness.Harness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A container engine in this JVM, for tests of code that talks to Docker with any client.
 *
 * <p>It keeps containers, execs, images and events and answers their requests as a real engine does, of which a
 * {@link Profile} tells which one; what containers do is scripted as a {@link Program}, or done by
 * {@link HostPrograms}. Build, pull, copy, stats, top, networks and swarm are out of its scope: 404. An answer or a
 * fault on a route, {@link #on}, takes the place of its own answer or disturbs it.
 *
 * <p>The probes in the tests of this kit compare it value by value with dockerd 20.10.24 and podman 4.3.1. Known to
 * differ: a scripted program handles every signal, if only by ending, so that it ends where process 1 of a container
 * would go on, and while its container is paused it goes on until it prints; keys of a terminal that are signals also
 * end a program of this machine that does not handle them; podman's corrupt frames after an attach with {@code logs}
 * are right here; podman's words are dockerd's but for the commonest.
 *
 * <p>Each connection and each process has daemon threads; no request, however broken, harms another one. Of what a
 * container prints the latest 16 MiB are kept, of events the latest 4096, of requests the latest 20,000 with 64 MiB of
 * bodies. Usable from any thread.
 */
public final class EmbeddedEngine implements TestEngine {

    private final Engine engine;
    private final EngineFront front;
    private final EngineFacts facts;
    private final Harness harness;

    EmbeddedEngine(Engine engine, Opening.Opened address) {
        this.engine = engine;
        Map<String, String> headers = engine.usualHeaders();
        front = new EngineFront(address, request -> EngineCall.reply(engine, request), headers);
        facts = EngineFacts.of(true, headers, headers.get("Api-Version"));
        harness = new Harness(client(host(), front.environment().get("DOCKER_CERT_PATH")), facts);
    }

    private static EngineClient client(URI host, String certificates) {
        return certificates == null ? EngineClient.at(host) : EngineClient.reading(host, Path.of(certificates));
    }

    /**
     * What can be set before an engine starts.
     *
     * @return an engine without images, like Docker 20.10, not started
     */
    public static EmbeddedSetup setUp() {
        return new EmbeddedSetup();
    }

    /**
     * Names requests to answer or to disturb.
     *
     * @param method for example {@code POST}; {@code *} for any
     * @param pathPattern a path without API version, in which {@code *} stands for one segment and a last {@code **}
     *     for any rest, for example {@code /exec/*}{@code /start}
     * @return the route
     * @throws IllegalArgumentException when the pattern does not begin with a slash
     */
    public Route on(String method, String pathPattern) {
        return front.on(method, pathPattern);
    }

    @Override
    public URI host() {
        return front.host();
    }

    @Override
    public Map<String, String> environment() {
        return front.environment();
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
    public EngineClient client() {
        return harness.client();
    }

    @Override
    public TestContainer container(String image, String... command) {
        return harness.container(image, command);
    }

    @Override
    public List<String> sweep() {
        // What runs in it ends with it, so an earlier run cannot have left anything.
        return List.of();
    }

    /**
     * The requests so far, broken and unanswered ones among them.
     *
     * @return a copy in the order in which their answers began
     */
    public List<RecordedRequest> requests() {
        return front.requests().all();
    }

    /**
     * Blocks until there is a request that was not taken before.
     *
     * @param limit how long at most
     * @return the oldest one
     * @throws AssertionError when none comes in time, or when the thread is interrupted (its status is kept)
     */
    public RecordedRequest takeRequest(Duration limit) {
        return front.requests().take(limit);
    }

    /** Forgets all requests so far, so that a test sees its own only. */
    public void forgetRequests() {
        front.requests().clear();
    }

    /**
     * Ends every process, every connection in the middle of what it does, and every thread; removes the socket.
     *
     * <p>Programs of this machine are killed, scripted ones interrupted. A second call does nothing.
     *
     * @throws IOException when something cannot be closed; the rest is closed all the same
     */
    @Override
    public void close() throws IOException {
        engine.close();
        front.close();
    }

    /** The name and where it is, as parameterized tests show it. */
    @Override
    public String toString() {
        return name() + " at " + host();
    }
}
