// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import io.github.dockerpty.pty.hijack.Request;
import io.github.dockerpty.pty.hijack.Response;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;

/** The calls below {@code /containers}. */
final class ContainerCalls {

    private final EngineCalls calls;

    ContainerCalls(EngineCalls calls) {
        this.calls = calls;
    }

    Engine.Created create(ContainerSpec spec) throws IOException {
        boolean withSize = spec.size().isPresent() && calls.isAtLeast(1, 42);
        String body = ContainerRequests.createBody(spec, withSize);
        return ContainerAnswers.created(calls.read(Request.json(ContainerRequests.createTarget(spec), body)));
    }

    ContainerInfo inspect(String container) throws IOException {
        return ContainerAnswers.inspected(calls.read(Request.of("GET", Targets.container(container) + "/json")));
    }

    boolean start(String container) throws IOException {
        return calls.call(Request.of("POST", Targets.container(container) + "/start")) != 304;
    }

    EngineConnection attach(String container, AttachSpec spec) throws IOException {
        StringBuilder target = new StringBuilder(Targets.container(container)).append("/attach?stream=1");
        target.append(spec.stdin() ? "&stdin=1" : "").append(spec.stdout() ? "&stdout=1" : "");
        target.append(spec.stderr() ? "&stderr=1" : "");
        if (!spec.detachKeys().isEmpty()) {
            target.append("&detachKeys=").append(Targets.encoded(spec.detachKeys()));
        }
        return calls.hijack(Request.upgrade(target.toString()));
    }

    PendingExit await(String container, WaitCondition condition) throws IOException {
        String target = Targets.container(container) + "/wait?condition=" + condition.parameter();
        Request request = Request.of("POST", target);
        Response response = calls.accepted(request);
        return new HttpPendingExit(request.call(), response);
    }

    void kill(String container, String signal) throws IOException {
        calls.call(Request.of("POST", Targets.container(container) + "/kill?signal=" + Targets.encoded(signal)));
    }

    void resize(String container, TerminalSize size) throws IOException {
        calls.call(Request.of("POST", Targets.container(container) + "/resize" + cells(size)));
    }

    static String cells(TerminalSize size) {
        return "?h=" + size.rows() + "&w=" + size.columns();
    }

    void remove(String container) throws IOException {
        calls.call(Request.of("DELETE", Targets.container(container) + "?v=1&force=1"));
    }

    Source logs(String container) throws IOException {
        return new LogSource(
                calls.accepted(Request.of("GET", Targets.container(container) + "/logs?stdout=1&stderr=1")));
    }
}
