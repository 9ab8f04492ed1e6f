// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.RealEngines;
import io.github.dockerpty.testkit.RealEngines.RealEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Sessions with containers of a real engine; each test removes its containers and must leave nothing behind. */
abstract class RealSessions {

    static {
        Pollers.open();
    }

    private final URI host;
    private final boolean podman;
    private final List<String> containers = new ArrayList<>();
    private LeakCheck leaks;
    Engine engine;

    RealSessions(String name) {
        RealEngine real = RealEngines.find(name).orElse(null);
        assumeTrue(real != null, RealEngines.reason(name));
        host = real.host();
        podman = real.isPodman();
    }

    /** On an engine of another kind, which behaves as real ones do. */
    RealSessions(URI host) {
        this.host = host;
        podman = false;
    }

    URI host() {
        return host;
    }

    boolean isPodman() {
        return podman;
    }

    @BeforeEach
    void begin() {
        leaks = LeakCheck.begin();
        engine = Engine.at(Endpoint.of(host));
    }

    @AfterEach
    void removeContainers() throws IOException {
        for (String container : containers) {
            try {
                engine.removeContainer(container);
            } catch (EngineException gone) {
                assertThat(gone.status()).isEqualTo(404);
            }
        }
        check(leaks);
    }

    void check(LeakCheck since) {
        since.close();
    }

    /** What came of a session over streams in memory. */
    record Result(Outcome outcome, String out, String err) {}

    static ContainerSpec shell(String script) {
        return ContainerSpec.of("busybox:latest", "sh", "-c", script);
    }

    String create(ContainerSpec spec) throws IOException {
        return create(spec, spec.autoRemove());
    }

    String create(ContainerSpec spec, boolean autoRemove) throws IOException {
        String name = "session-" + UUID.randomUUID();
        ContainerSpec named = new ContainerSpec(
                spec.image(),
                spec.command(),
                name,
                "",
                spec.tty(),
                spec.stdin(),
                spec.stdinOnce(),
                autoRemove,
                spec.environment(),
                Optional.empty(),
                spec.config(),
                spec.hostConfig());
        containers.add(name);
        engine.createContainer(named.withHostConfig("NetworkMode", "\"none\""));
        return name;
    }

    String running(ContainerSpec spec) throws IOException {
        String name = create(spec);
        engine.startContainer(name);
        return name;
    }

    /** A container that stays, for execs. */
    String keep() throws IOException {
        return running(ContainerSpec.of("busybox:latest", "sleep", "600"));
    }

    static Result session(SessionUser.Factory factory, InputStream in) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Outcome outcome = new PseudoTerminal(factory.make(SessionStreams.of(in, out, err))).start();
        return new Result(outcome, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Result session(SessionUser.Factory factory, String in) throws Exception {
        return session(factory, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
    }

    SessionUser.Factory starting(String container) {
        return starting(container, SessionOptions.defaults());
    }

    SessionUser.Factory starting(String container, SessionOptions options) {
        return streams -> new RunOperation(engine, container, streams, options);
    }

    SessionUser.Factory attaching(String container) {
        return streams -> RunOperation.attach(engine, container, streams, SessionOptions.defaults());
    }

    SessionUser.Factory exec(String container, boolean tty, String... command) {
        return streams -> {
            String id =
                    engine.createExec(container, ExecSpec.of(List.of(command)).interactive(true, tty));
            return new ExecOperation(engine, id, streams, SessionOptions.defaults());
        };
    }
}
