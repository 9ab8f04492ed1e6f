// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A scripted engine with one container {@code c1} and one exec {@code e1}, and a caller's ends in memory. */
final class ScriptedProcess implements AutoCloseable {

    final ScriptedEngine engine;
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The answer of the wait for the exit: complete it with {@link #code}. */
    final CompletableFuture<String> exit = new CompletableFuture<>();

    InputStream in = InputStream.nullInputStream();
    SessionOptions options = SessionOptions.defaults();
    PseudoTerminal pty;

    ScriptedProcess(ScriptedEngine engine) {
        this.engine = engine;
    }

    static ScriptedProcess onUnixSocket() throws IOException {
        return new ScriptedProcess(ScriptedEngine.onUnixSocket());
    }

    static String code(int code) {
        return "{\"StatusCode\":" + code + "}";
    }

    Engine connect() {
        return Engine.at(Endpoint.of(engine.host()));
    }

    void type(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    SessionStreams streams() {
        return SessionStreams.of(in, out, err);
    }

    /** What the engine was asked, pings left out. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (RecordedRequest request : engine.requests()) {
            if (!request.line().endsWith("/_ping")) {
                lines.add(request.line());
            }
        }
        return lines;
    }

    // An exec.

    static Reply execInfo(boolean running, String code, boolean tty) {
        return Reply.json(
                200,
                "{\"ID\":\"e1\",\"Running\":" + running + ",\"ExitCode\":" + code + ",\"ProcessConfig\":{\"tty\":" + tty
                        + "},\"OpenStdin\":true,\"ContainerID\":\"c1\"}");
    }

    void execStarts(Conversation conversation) {
        engine.on("POST", "/exec/e1/start").answer(Reply.upgraded(conversation));
    }

    void execEnds(int code, boolean tty) {
        engine.on("GET", "/exec/e1/json").answer(execInfo(false, Integer.toString(code), tty));
    }

    PseudoTerminal exec() {
        pty = new PseudoTerminal(new ExecOperation(connect(), "e1", streams(), options));
        return pty;
    }

    Outcome runExec() throws IOException {
        return exec().start();
    }

    // A container.

    static Reply containerInfo(String status, String config, String hostConfig) {
        boolean running = status.equals("running") || status.equals("paused") || status.equals("restarting");
        return Reply.json(
                200,
                "{\"Id\":\"c1\",\"State\":{\"Status\":\"" + status + "\",\"Running\":" + running + ",\"Paused\":"
                        + status.equals("paused") + ",\"Restarting\":" + status.equals("restarting")
                        + ",\"ExitCode\":0},\"Config\":{" + config + "},\"HostConfig\":{" + hostConfig + "}}");
    }

    void containerIs(String status, String config) {
        engine.on("GET", "/containers/c1/json").answer(containerInfo(status, config, "\"AutoRemove\":false"));
    }

    void containerAttaches(Conversation conversation) {
        engine.on("POST", "/containers/c1/attach").answer(Reply.upgraded(conversation));
        engine.on("POST", "/containers/c1/wait").answer(Reply.chunkedLater(exit));
        engine.on("POST", "/containers/c1/start").answer(Reply.status(204));
    }

    PseudoTerminal run() {
        pty = new PseudoTerminal(new RunOperation(connect(), "c1", streams(), options));
        return pty;
    }

    Outcome runContainer() throws IOException {
        return run().start();
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
