// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A scripted engine with one container {@code c1} whose id is {@link #ID}, and one exec {@code e1}. */
final class ScriptedContainer implements AutoCloseable {

    static final String ID = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    final ScriptedEngine engine;

    ScriptedContainer() throws IOException {
        engine = ScriptedEngine.onUnixSocket();
        created();
        engine.on("POST", "/containers/*/start").answer(Reply.status(204));
        engine.on("POST", "/containers/*/resize").answer(Reply.status(200));
        engine.on("POST", "/exec/*/resize").answer(Reply.status(200));
        engine.on("DELETE", "/containers/*").answer(Reply.status(204));
        engine.on("POST", "/containers/*/exec").answer(Reply.json(201, "{\"Id\":\"e1\"}"));
        inspected(false, false);
        exits(0);
    }

    void created() {
        engine.on("POST", "/containers/create").answer(Reply.json(201, "{\"Id\":\"" + ID + "\",\"Warnings\":[]}"));
    }

    void inspected(boolean running, boolean tty) {
        engine.on("GET", "/containers/*/json").answer(Reply.json(200, details(running, tty)));
    }

    static String details(boolean running, boolean tty) {
        return "{\"Id\":\"" + ID + "\",\"State\":{\"Status\":\"" + (running ? "running" : "created")
                + "\",\"Running\":" + running + ",\"Paused\":false,\"Restarting\":false,"
                + "\"ExitCode\":0},\"Config\":{\"Tty\":" + tty + ",\"OpenStdin\":true,"
                + "\"StdinOnce\":true},\"HostConfig\":{\"AutoRemove\":false}}";
    }

    void exits(int code) {
        engine.on("POST", "/containers/*/wait").answer(Reply.json(200, "{\"StatusCode\":" + code + "}"));
        engine.on("GET", "/exec/*/json")
                .answer(Reply.json(
                        200,
                        "{\"ID\":\"e1\",\"Running\":false,\"ExitCode\":" + code
                                + ",\"ProcessConfig\":{\"tty\":false},\"OpenStdin\":false,\"ContainerID\":\"" + ID
                                + "\"}"));
    }

    void attached(Conversation conversation) {
        engine.on("POST", "/containers/*/attach").answer(Reply.upgraded(conversation));
        engine.on("POST", "/exec/*/start").answer(Reply.upgraded(conversation));
    }

    /** A command that finds this engine. */
    CommandRun command() {
        return new CommandRun().with(engine.environment());
    }

    /** Method and path of each request so far, pings left out. */
    List<String> calls() {
        List<String> lines = new ArrayList<>();
        for (RecordedRequest request : engine.requests()) {
            if (!request.path().equals("/_ping")) {
                lines.add(request.line());
            }
        }
        return lines;
    }

    /** The first request with this method and path. */
    RecordedRequest request(String line) {
        return engine.requests().stream()
                .filter(request -> request.line().equals(line))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
