// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.EngineClient;
import io.github.dockerpty.testkit.EngineClient.Answer;
import io.github.dockerpty.testkit.EngineStream;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.Output;
import io.github.dockerpty.testkit.Readiness;
import io.github.dockerpty.testkit.TestContainer;
import io.github.dockerpty.testkit.TestExec;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A container made and observed by the engine's HTTP interface. */
final class DrivenContainer implements TestContainer {

    private final EngineFacts facts;
    private final ContainerDraft draft;
    private EngineClient client;
    private Duration limit = EngineClient.USUAL_LIMIT;
    private Readiness readiness = Readiness.none();
    private volatile String id = "";
    private volatile boolean started;

    DrivenContainer(EngineClient client, EngineFacts facts, ContainerDraft draft) {
        this.client = client;
        this.facts = facts;
        this.draft = draft;
    }

    EngineClient client() {
        return client;
    }

    EngineCalls calls() {
        return new EngineCalls(client);
    }

    EngineFacts facts() {
        return facts;
    }

    Duration limit() {
        return limit;
    }

    private ContainerDraft described() {
        if (!id.isEmpty()) {
            throw new IllegalStateException(this + " was made already: describe it before");
        }
        return draft;
    }

    @Override
    public TestContainer withName(String name) {
        described().name(name);
        return this;
    }

    @Override
    public TestContainer withEnvironment(String name, String value) {
        described().environment(name, value);
        return this;
    }

    @Override
    public TestContainer withLabel(String name, String value) {
        described().label(name, value);
        return this;
    }

    @Override
    public TestContainer withTty() {
        return withConfig("Tty", true);
    }

    @Override
    public TestContainer withStdin() {
        described().stdin();
        return this;
    }

    @Override
    public TestContainer staying() {
        described().stay();
        readiness = ContainerDraft.STAYS.and(readiness);
        return this;
    }

    @Override
    public TestContainer withConfig(String field, Object value) {
        described().config(field, value);
        return this;
    }

    @Override
    public TestContainer withHostConfig(String field, Object value) {
        described().hostConfig(field, value);
        return this;
    }

    @Override
    public TestContainer waitingFor(Readiness awaited) {
        described();
        readiness = readiness.and(awaited);
        return this;
    }

    @Override
    public TestContainer withLimit(Duration each) {
        described();
        limit = each;
        client = client.withLimit(each);
        return this;
    }

    @Override
    public TestContainer create() throws IOException {
        if (id.isEmpty()) {
            String name = URLEncoder.encode(draft.name(), StandardCharsets.UTF_8);
            id = calls().create("/containers/create?name=" + name, draft.json());
        }
        return this;
    }

    @Override
    public TestContainer start() throws IOException {
        create();
        client.call("POST", path("/start")).expecting(204, 304);
        started = true;
        Deadline deadline = Deadline.in(limit);
        if (!Poll.until(deadline, () -> readiness.isReady(this) || !isRunning()) || !readiness.isReady(this)) {
            String why = deadline.hasPassed() ? "within " + limit : "but has ended";
            throw new AssertionError("it was awaited of " + this + " that " + readiness + ", " + why + "; " + logs());
        }
        return this;
    }

    @Override
    public String id() {
        if (id.isEmpty()) {
            throw new IllegalStateException(this + " was not made");
        }
        return id;
    }

    @Override
    public String name() {
        return draft.name();
    }

    @Override
    public boolean isRunning() throws IOException {
        return calls().get(path("/json")).object("State").flag("Running");
    }

    @Override
    public String inspect() throws IOException {
        return client.call("GET", path("/json")).expecting(200).text();
    }

    @Override
    public Output logs() throws IOException {
        Answer answer = client.call("GET", path("/logs?stdout=1&stderr=1")).expecting(200);
        try {
            return draft.hasTty() ? new Output(answer.body(), new byte[0]) : Output.of(Frames.decode(answer.body()));
        } catch (IllegalArgumentException e) {
            throw new IOException("the logs of " + this + " were cut: " + e.getMessage(), e);
        }
    }

    @Override
    public EngineStream attach() throws IOException {
        String query = "/attach?stream=1&stdout=1&stderr=1" + (draft.hasStdin() ? "&stdin=1" : "");
        return client.hijack(path(query), "").expectingStream();
    }

    @Override
    public TestExec execution(String... command) {
        return new DrivenExec(this, List.of(command));
    }

    @Override
    public void kill(String signal) throws IOException {
        client.call("POST", path("/kill?signal=" + URLEncoder.encode(signal, StandardCharsets.UTF_8)))
                .expecting(204);
    }

    @Override
    public void stop() throws IOException {
        // Without the time, podman 4.3 kills a container that was made by this interface at once.
        client.call("POST", path("/stop?t=10")).expecting(204, 304);
    }

    @Override
    public void resize(int rows, int columns) throws IOException {
        client.call("POST", path("/resize?h=" + rows + "&w=" + columns)).expecting(200, 201);
    }

    @Override
    public int awaitExit() throws IOException {
        return awaitExit(limit);
    }

    @Override
    public int awaitExit(Duration longest) throws IOException {
        if (!started) {
            // Engines take one that was never started for ended, with the code 0.
            throw new IllegalStateException(this + " was not started");
        }
        try {
            Answer answer =
                    client.withLimit(longest).call("POST", path("/wait")).expecting(200);
            return (int) EngineCalls.parse(answer).number("StatusCode");
        } catch (SocketTimeoutException e) {
            throw new AssertionError(this + " has not ended within " + longest + "; " + logs(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!id.isEmpty()) {
            Sweep.remove(client, id);
        }
    }

    private String path(String rest) {
        return "/containers/" + id() + rest;
    }

    @Override
    public String toString() {
        return "container " + draft.name();
    }
}
