// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.http.Connection;
import io.github.dockerpty.testkit.http.Handler;
import io.github.dockerpty.testkit.http.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Answers the requests of one engine as its script says. */
final class ScriptedHandler implements Handler {

    private final Script script;
    private final Function<Request, Reply> otherwise;
    private final RequestLog requests = new RequestLog();
    private final Map<String, String> usual = new ConcurrentHashMap<>();

    /** Answers as the script says, and what that leaves open by something else. */
    ScriptedHandler(Script script, Function<Request, Reply> otherwise, Map<String, String> usual) {
        this.script = script;
        this.otherwise = otherwise;
        this.usual.putAll(usual);
    }

    RequestLog requests() {
        return requests;
    }

    void apiVersion(String version) {
        usual.put("Api-Version", version);
    }

    @Override
    public boolean handle(Request request, Connection connection) throws IOException, InterruptedException {
        Reply reply = choose(request);
        FaultPlan plan = new FaultPlan(script.faults(request));
        requests.add(RecordedRequest.of(request, reply.upgrades(), early(reply, connection)));
        Pause.of(plan.late);
        if (plan.closesBeforeReply) {
            return false;
        }
        Map<String, String> headers = headers(request, reply);
        Exchange exchange = new Exchange(request, connection, plan, headers);
        try {
            return reply.sender().send(exchange) && request.keepsAlive();
        } catch (AnswerEndedException fault) {
            return end(fault.ending(), connection);
        }
    }

    private Reply choose(Request request) {
        if (request.defect().isPresent()) {
            return Reply.status(400, "bad request: " + request.defect().get());
        }
        return script.reply(request).orElseGet(() -> otherwise.apply(request));
    }

    private Map<String, String> headers(Request request, Reply reply) {
        Map<String, String> headers = new HashMap<>(usual);
        if (!request.keepsAlive() && !reply.upgrades()) {
            headers.put("Connection", "close");
        }
        headers.putAll(reply.headers());
        return headers;
    }

    /** Engines drop bytes that come before they have answered an upgrade, so a client must not send any. */
    private static Optional<String> early(Reply reply, Connection connection) throws IOException {
        int count = reply.upgrades() ? connection.in().available() : 0;
        return count == 0 ? Optional.empty() : Optional.of(count + " bytes came before the upgrade was answered");
    }

    private static boolean end(FaultPlan.Ending ending, Connection connection) throws IOException {
        if (ending == FaultPlan.Ending.RESET) {
            connection.reset();
        } else if (ending == FaultPlan.Ending.STALL) {
            connection.in().transferTo(OutputStream.nullOutputStream());
        }
        return false;
    }
}
