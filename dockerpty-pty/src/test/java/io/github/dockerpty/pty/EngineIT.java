// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockerpty.io.Source;
import io.github.dockerpty.testkit.RealEngines;
import io.github.dockerpty.testkit.RealEngines.RealEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The calls of {@link Engine} against a real engine; subclasses say which one and over which connection. */
@Timeout(60)
abstract class EngineIT {

    private static final byte[] STDOUT_HEADER = {1, 0, 0, 0};

    private final RealEngine real;
    private String container = "";

    EngineIT(String name) {
        real = RealEngines.find(name).orElse(null);
        assumeTrue(real != null, RealEngines.reason(name));
    }

    abstract Engine connect(Endpoint endpoint);

    Engine engine() {
        return connect(Endpoint.of(real.host()));
    }

    boolean isPodman() {
        return real.isPodman();
    }

    @AfterEach
    void removeContainer() throws IOException {
        if (!container.isEmpty()) {
            engine().removeContainer(container);
        }
        disconnect();
    }

    /** Closes what {@link #connect} opened. */
    void disconnect() throws IOException {}

    private String create(ContainerSpec spec) throws IOException {
        String name = "wire-" + UUID.randomUUID();
        ContainerSpec named = new ContainerSpec(
                spec.image(),
                spec.command(),
                name,
                "",
                spec.tty(),
                spec.stdin(),
                spec.stdinOnce(),
                false,
                spec.environment(),
                spec.size(),
                spec.config(),
                spec.hostConfig());
        container = name;
        return engine().createContainer(named.withHostConfig("NetworkMode", "\"none\""))
                .id();
    }

    private String running() throws IOException {
        String id = create(ContainerSpec.of("busybox", "sleep", "600"));
        assertThat(engine().startContainer(id)).isTrue();
        return id;
    }

    static byte[] drain(ReadableByteChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (channel.read(buffer.clear()) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
        }
        return all.toByteArray();
    }

    private static byte[] drain(Source source) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (source.read(buffer.clear()) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
        }
        return all.toByteArray();
    }

    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + payload.length)
                .put(STDOUT_HEADER)
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    @Test
    void version_real_isNegotiated() throws IOException {
        EngineVersion version = engine().version();
        assertThat(version.isAtLeast(1, 24)).isTrue();
        assertThat(version.podman()).isEqualTo(isPodman());
    }

    @Test
    void attach_beforeStart_givesAllOutputAndTheCode() throws IOException {
        String id =
                create(ContainerSpec.of("busybox", "sh", "-c", "cat; exit 42").withStdin());
        try (EngineConnection stream = engine().attach(id, new AttachSpec(true, true, true, ""));
                PendingExit exit = engine().waitContainer(id, WaitCondition.NEXT_EXIT)) {
            assertThat(engine().startContainer(id)).isTrue();
            assertThat(engine().startContainer(id)).isFalse();
            stream.write(ByteBuffer.wrap("hello\n".getBytes(StandardCharsets.UTF_8)));
            stream.shutdownOutput();
            assertThat(drain(stream)).isEqualTo(frame("hello\n"));
            assertThat(exit.await()).isEqualTo(42);
            assertThat(exit.await()).isEqualTo(42);
        }
        assertThat(drain(engine().logs(id))).isEqualTo(frame("hello\n"));
        // podman 4.3 closes stdin with the first client whatever it was told, and says false here.
        assertThat(engine().inspectContainer(id).stdinOnce()).isEqualTo(!isPodman());
    }

    @Test
    void inspect_terminalContainer_tellsItsFacts() throws IOException {
        String id = create(ContainerSpec.of("busybox", "sh").withTerminal());
        ContainerInfo info = engine().inspectContainer(id);
        assertThat(info.id()).isEqualTo(id);
        assertThat(info.tty()).isTrue();
        assertThat(info.openStdin()).isTrue();
        assertThat(info.running()).isFalse();
        assertThat(info.autoRemove()).isFalse();
    }

    @Test
    void exec_withStdin_halfClosesAndTellsTheCode() throws IOException {
        String id = running();
        String exec = engine().createExec(
                        id, ExecSpec.of(List.of("sh", "-c", "cat; exit 7")).interactive(true, false));
        try (EngineConnection stream = engine().startExec(exec, new ExecStart(false, Optional.empty()))) {
            stream.write(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
            stream.shutdownOutput();
            assertThat(drain(stream)).isEqualTo(frame("abc"));
        }
        assertThat(ended(exec).exitCode()).hasValue(7);
    }

    private ExecInfo ended(String exec) throws IOException {
        ExecInfo info = engine().inspectExec(exec);
        while (info.running()) {
            Thread.onSpinWait();
            info = engine().inspectExec(exec);
        }
        return info;
    }

    @Test
    void exec_terminal_takesASize() throws IOException {
        String id = running();
        String exec = engine().createExec(id, ExecSpec.of(SizeWitness.COMMAND).interactive(true, true));
        try (EngineConnection stream = engine().startExec(exec, new ExecStart(true, Optional.empty()))) {
            SizeWitness.takes(stream, size -> engine().resizeExec(exec, size));
        }
        ExecInfo info = ended(exec);
        assertThat(info.tty()).isTrue();
        assertThat(info.exitCode()).hasValue(33);
    }

    @Test
    void exec_detached_returnsOnceItRuns() throws IOException {
        String id = running();
        String exec = engine().createExec(id, ExecSpec.of(List.of("true")));
        engine().startExecDetached(exec, new ExecStart(false, Optional.empty()));
        // podman 4.3 goes on to say that a detached exec runs.
        assertThat(isPodman() || ended(exec).exitCode().getAsInt() == 0).isTrue();
    }

    @Test
    void kill_running_endsItWithTheSignal() throws IOException {
        String id = running();
        try (PendingExit exit = engine().waitContainer(id, WaitCondition.NEXT_EXIT)) {
            engine().killContainer(id, "KILL");
            assertThat(exit.await()).isEqualTo(137);
        }
    }

    @Test
    void calls_noSuchContainer_tellTheEnginesWords() {
        for (String call : new String[] {"inspect", "attach", "exec", "wait", "kill"}) {
            assertThatThrownBy(() -> callMissing(call))
                    .as(call)
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.status()).isEqualTo(404))
                    .hasMessageContaining(isPodman() ? "no such container" : "wire-nope");
        }
    }

    private void callMissing(String call) throws IOException {
        Engine engine = engine();
        switch (call) {
            case "inspect" -> engine.inspectContainer("wire-nope");
            case "attach" -> engine.attach("wire-nope", new AttachSpec(false, true, true, ""));
            case "exec" -> engine.createExec("wire-nope", ExecSpec.of(List.of("true")));
            case "wait" -> engine.waitContainer("wire-nope", WaitCondition.NEXT_EXIT);
            default -> engine.killContainer("wire-nope", "TERM");
        }
    }

    @Test
    void resize_running_reachesTheTerminal() throws IOException {
        String id = create(ContainerSpec.of("busybox", SizeWitness.COMMAND.toArray(String[]::new))
                .withTerminal());
        try (EngineConnection stream = engine().attach(id, new AttachSpec(true, true, true, ""));
                PendingExit exit = engine().waitContainer(id, WaitCondition.NEXT_EXIT)) {
            engine().startContainer(id);
            SizeWitness.takes(stream, size -> engine().resizeContainer(id, size));
            assertThat(exit.await()).isEqualTo(33);
        }
    }
}
