// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The life of a container's process: start, signals, stop, restart, pause, wait. */
final class LifeRoutes {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Engine engine;

    private LifeRoutes(Engine engine) {
        this.engine = engine;
    }

    static void addTo(Router router, Engine engine) {
        LifeRoutes routes = new LifeRoutes(engine);
        router.on("POST", "/containers/*/start", routes::start);
        router.on("POST", "/containers/*/kill", routes::kill);
        router.on("POST", "/containers/*/stop", routes::stop);
        router.on("POST", "/containers/*/restart", routes::restart);
        router.on("POST", "/containers/*/pause", routes::pause);
        router.on("POST", "/containers/*/unpause", routes::unpause);
        router.on("POST", "/containers/*/wait", routes::await);
    }

    private Container container(Asked asked) throws Refusal {
        return engine.containers().find(asked.id());
    }

    private boolean start(Asked asked) throws IOException, InterruptedException, Refusal {
        return asked.answer(container(asked).start() ? 204 : 304);
    }

    private boolean kill(Asked asked) throws IOException, Refusal {
        Container container = container(asked);
        String wanted = asked.query("signal").isEmpty() ? "KILL" : asked.query("signal");
        String signal = Signals.named(wanted)
                .orElseThrow(
                        () -> new Refusal(engine.traits().has(Quirk.LIBPOD) ? 500 : 400, "Invalid signal: " + wanted));
        if (!container.state().isRunning()) {
            throw engine.wording().cannotKill(asked.id(), container);
        }
        engine.events().add("kill", container, "signal", Integer.toString(Signals.number(signal)));
        container.signal(signal);
        return asked.answer(204);
    }

    private boolean stop(Asked asked) throws IOException, InterruptedException, Refusal {
        Container container = container(asked);
        if (!container.state().isRunning()) {
            return asked.answer(304);
        }
        container.stop(limit(asked));
        engine.events().add("stop", container);
        return asked.answer(204);
    }

    private boolean restart(Asked asked) throws IOException, InterruptedException, Refusal {
        Container container = container(asked);
        container.stop(limit(asked));
        container.start();
        engine.events().add("restart", container);
        return asked.answer(204);
    }

    private static Duration limit(Asked asked) throws Refusal {
        String seconds = asked.query("t");
        if (seconds.isEmpty()) {
            return STOP_LIMIT;
        }
        if (!seconds.matches("[0-9]{1,9}")) {
            throw new Refusal(400, "strconv.Atoi: parsing \"" + seconds + "\": invalid syntax");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private boolean pause(Asked asked) throws IOException, Refusal {
        Container container = container(asked);
        if (!container.state().isRunning()) {
            throw engine.wording().notRunning(container);
        }
        if (container.state().paused()) {
            throw new Refusal(engine.traits().conflict(), "Container " + container.id() + " is already paused");
        }
        container.pause(true);
        engine.events().add("pause", container);
        return asked.answer(204);
    }

    private boolean unpause(Asked asked) throws IOException, Refusal {
        Container container = container(asked);
        if (!container.state().paused()) {
            throw new Refusal(500, "Container " + container.id() + " is not paused");
        }
        container.pause(false);
        engine.events().add("unpause", container);
        return asked.answer(204);
    }

    /** The head goes out at once, for clients start the container only when they have it. */
    private boolean await(Asked asked) throws IOException, InterruptedException, Refusal {
        Container container = container(asked);
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
        return notRunning(container);
    }

    private CompletableFuture<Integer> notRunning(Container container) {
        // Registered before the look, so that an end in between is not missed.
        CompletableFuture<Integer> end = container.waits().nextExit();
        State state = container.state();
        if (!state.isRunning()) {
            boolean never =
                    state.phase() == State.Phase.CREATED && engine.traits().has(Quirk.LIBPOD);
            end.complete(never ? -1 : state.exitCode());
        }
        return end;
    }
}
