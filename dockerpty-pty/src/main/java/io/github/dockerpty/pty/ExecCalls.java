// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.hijack.Request;
import io.github.dockerpty.pty.json.JsonWriter;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.util.Optional;

/** The calls of an exec. */
final class ExecCalls {

    private final EngineCalls calls;

    ExecCalls(EngineCalls calls) {
        this.calls = calls;
    }

    String create(String container, ExecSpec spec) throws IOException {
        String target = Targets.container(container) + "/exec";
        JsonWriter json = new JsonWriter().beginObject();
        json.name("Cmd").strings(spec.command());
        json.name("Tty").value(spec.tty());
        json.name("AttachStdin").value(spec.stdin());
        json.name("AttachStdout").value(spec.output());
        json.name("AttachStderr").value(spec.output());
        if (!spec.environment().isEmpty()) {
            json.name("Env").strings(spec.environment());
        }
        text(json, "User", spec.user());
        text(json, "WorkingDir", spec.workingDirectory());
        text(json, "DetachKeys", spec.detachKeys());
        if (spec.privileged()) {
            json.name("Privileged").value(true);
        }
        size(json, spec.size());
        return ExecAnswers.created(
                calls.read(Request.json(target, json.endObject().toString())));
    }

    EngineConnection start(String exec, ExecStart start) throws IOException {
        return calls.hijack(startRequest(exec, start, false));
    }

    void startDetached(String exec, ExecStart start) throws IOException {
        calls.call(startRequest(exec, start, true));
    }

    ExecInfo inspect(String exec) throws IOException {
        return ExecAnswers.inspected(calls.read(Request.of("GET", Targets.exec(exec) + "/json")));
    }

    void resize(String exec, TerminalSize size) throws IOException {
        calls.call(Request.of("POST", Targets.exec(exec) + "/resize" + ContainerCalls.cells(size)));
    }

    private Request startRequest(String exec, ExecStart start, boolean detached) throws IOException {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("Detach").value(detached);
        json.name("Tty").value(start.tty());
        size(json, start.size());
        return Request.json(Targets.exec(exec) + "/start", json.endObject().toString());
    }

    /* Older engines refuse the member or take it for something else. */
    private void size(JsonWriter json, Optional<TerminalSize> size) throws IOException {
        if (size.isPresent() && calls.isAtLeast(1, 42)) {
            json.name("ConsoleSize").pair(size.get().rows(), size.get().columns());
        }
    }

    private static void text(JsonWriter json, String name, String value) {
        if (!value.isEmpty()) {
            json.name(name).value(value);
        }
    }
}
