// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.EngineStream;
import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.Output;
import io.github.dockerpty.testkit.TestExec;
import io.github.dockerpty.testkit.http.Watchdog;
import io.github.dockerpty.testkit.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An exec made and observed by the engine's HTTP interface. */
final class DrivenExec implements TestExec {

    private final DrivenContainer container;
    private final List<String> command;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final List<String> environment = new ArrayList<>();
    private Optional<byte[]> input = Optional.empty();
    private List<Integer> size = List.of();
    private boolean tty;
    private String id = "";

    DrivenExec(DrivenContainer container, List<String> command) {
        this.container = container;
        this.command = command;
    }

    @Override
    public TestExec withInput(byte[] bytes) {
        input = Optional.of(bytes);
        return this;
    }

    @Override
    public TestExec withInput(String text) {
        return withInput(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public TestExec withTty(int rows, int columns) {
        tty = true;
        size = rows == 0 ? List.of() : List.of(rows, columns);
        return this;
    }

    @Override
    public TestExec withEnvironment(String name, String value) {
        environment.add(name + "=" + value);
        return this;
    }

    @Override
    public TestExec withConfig(String field, Object value) {
        config.put(field, value);
        return this;
    }

    @Override
    public ExecResult run() throws IOException {
        EngineStream stream = open(input.isPresent());
        InputSender sender = InputSender.start(stream, input.orElse(new byte[0]), tty || input.isEmpty());
        byte[] wire;
        try {
            wire = read(stream);
        } finally {
            stream.close();
            sender.awaitEnd();
        }
        return new ExecResult(awaitExit(), output(wire));
    }

    @Override
    public EngineStream start() throws IOException {
        return open(true);
    }

    private EngineStream open(boolean stdin) throws IOException {
        id = container.calls().create("/containers/" + container.id() + "/exec", json(stdin));
        JsonObject start = JsonObject.of("Detach", false, "Tty", tty);
        boolean sized = !size.isEmpty();
        boolean early = sized && container.facts().hasConsoleSize();
        EngineStream stream = container
                .client()
                .hijack(
                        "/exec/" + id + "/start",
                        (early ? start.with(JsonObject.of("ConsoleSize", size)) : start).toString())
                .expectingStream();
        if (sized && !early) {
            resize();
        }
        return stream;
    }

    private String json(boolean stdin) {
        Map<String, Object> all = new LinkedHashMap<>(config);
        all.put("Cmd", command);
        all.put("Env", environment);
        all.put("Tty", tty);
        all.put("AttachStdin", stdin);
        all.put("AttachStdout", true);
        all.put("AttachStderr", true);
        return JsonObject.write(all);
    }

    /** Engines refuse a size while the process does not run yet, and when it runs no more. */
    private void resize() throws IOException {
        String path = "/exec/" + id + "/resize?h=" + size.get(0) + "&w=" + size.get(1);
        Poll.until(
                Deadline.in(container.limit()),
                () -> container.client().call("POST", path).status() < 300 || hasEnded());
    }

    private byte[] read(EngineStream stream) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        try (Watchdog watchdog = Watchdog.on(stream, container.limit())) {
            try {
                byte[] buffer = new byte[16 * 1024];
                for (int count = stream.in().read(buffer);
                        count >= 0;
                        count = stream.in().read(buffer)) {
                    wire.write(buffer, 0, count);
                }
                return wire.toByteArray();
            } catch (IOException e) {
                if (watchdog.hasBitten()) {
                    Output soFar = new Output(wire.toByteArray(), new byte[0]);
                    throw new AssertionError(this + " has not ended within " + container.limit() + "; " + soFar, e);
                }
                throw new IOException("the stream of " + this + " was cut: " + e.getMessage(), e);
            }
        }
    }

    private Output output(byte[] wire) throws IOException {
        try {
            return tty ? new Output(wire, new byte[0]) : Output.of(Frames.decode(wire));
        } catch (IllegalArgumentException e) {
            throw new IOException("the stream of " + this + " was cut: " + e.getMessage(), e);
        }
    }

    @Override
    public String id() {
        if (id.isEmpty()) {
            throw new IllegalStateException(this + " was not started");
        }
        return id;
    }

    @Override
    public int awaitExit() throws IOException {
        String path = "/exec/" + id() + "/json";
        if (!Poll.until(Deadline.in(container.limit()), this::hasEnded)) {
            throw new AssertionError(this + " has not ended within " + container.limit());
        }
        return (int) container.calls().get(path).number("ExitCode");
    }

    private boolean hasEnded() throws IOException {
        JsonObject exec = container.calls().get("/exec/" + id + "/json");
        // Docker has no code before the end; podman says 0 there, but that it runs.
        return !exec.flag("Running") && exec.fields().get("ExitCode") != null;
    }

    @Override
    public String toString() {
        return "exec of " + String.join(" ", command) + " in " + container;
    }
}
