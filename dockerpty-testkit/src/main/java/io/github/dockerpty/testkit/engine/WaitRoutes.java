// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The wait for the end of a container's process or for its removal. */
final class WaitRoutes {

    private final Engine engine;

    private WaitRoutes(Engine engine) {
        this.engine = engine;
    }

    static void addTo(Router router, Engine engine) {
        router.on("POST", "/containers/*/wait", new WaitRoutes(engine)::await);
    }

    /** The head goes out at once, for clients start the container only when they have it. */
    private boolean await(Asked asked) throws IOException, InterruptedException, Refusal {
        Container container = engine.containers().find(asked.id());
        CompletableFuture<Integer> end = end(container, asked.query("condition"));
        return asked.call().whileClientStays(() -> tell(asked.call(), end));
    }

    private static void tell(Call call, CompletableFuture<Integer> end) throws IOException, InterruptedException {
        ChunkedBody body = new ChunkedBody(call, "application/json");
        int code;
        try {
            code = end.get();
        } catch (ExecutionException e) {
            throw new AssertionError("nothing fails this wait", e);
        }
        Pauses.of(call.lateExitCode());
        body.write(JsonObject.of("Error", null, "StatusCode", code) + "\n");
        body.end();
    }

    private CompletableFuture<Integer> end(Container container, String condition) throws Refusal {
        if (condition.equals("next-exit")) {
            return container.waits().nextExit();
        }
        if (condition.equals("removed")) {
            boolean tells = engine.traits().has(Quirk.REMOVAL_TELLS_EXIT_CODE);
            return container.waits().removal().thenApply(code -> tells ? code : 0);
        }
        boolean known = condition.isEmpty() || condition.equals("not-running");
        if (!known && engine.traits().has(Quirk.REFUSES_UNKNOWN_WAIT)) {
            throw new Refusal(400, "invalid condition: \"" + condition + "\"");
        }
        return notRunning(engine, container);
    }

    static CompletableFuture<Integer> notRunning(Engine engine, Container container) {
        // Registered before the look, so that an end in between is not missed.
        CompletableFuture<Integer> end = container.waits().nextExit();
        State state = container.state();
        // In the middle of its end it tells all who wait, when its streams have ended and its execs are gone.
        if (!state.isRunning() && !container.process().isEnding()) {
            boolean never =
                    state.phase() == State.Phase.CREATED && engine.traits().has(Quirk.LIBPOD);
            end.complete(never ? -1 : state.exitCode());
        }
        return end;
    }
}
