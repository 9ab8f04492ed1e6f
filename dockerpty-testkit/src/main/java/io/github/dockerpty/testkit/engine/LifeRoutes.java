// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.IOException;
import java.time.Duration;

/** The life of a container's process: start, signals, stop, restart, pause. */
final class LifeRoutes {

    private static final long STOP_SECONDS = 10;

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
    }

    private Container container(Asked asked) throws Refusal {
        return engine.containers().find(asked.id());
    }

    private boolean has(Quirk quirk) {
        return engine.traits().has(quirk);
    }

    private boolean start(Asked asked) throws IOException, InterruptedException, Refusal {
        Container container = container(asked);
        if (container.state().paused()) {
            throw engine.wording().cannotStartPaused();
        }
        return asked.answer(container.process().start() ? 204 : 304);
    }

    private boolean kill(Asked asked) throws IOException, Refusal {
        Container container = container(asked);
        String signal = signal(asked.query("signal").isEmpty() ? "KILL" : asked.query("signal"));
        if (!container.state().isRunning()) {
            throw engine.wording().cannotKill(asked.id(), container);
        }
        engine.events().add("kill", container, "signal", Integer.toString(Signals.number(signal)));
        // moby, daemon/kill.go: another signal than the container's own for stopping leaves the policy as it is.
        String own = container.config().text("StopSignal");
        if (own.isEmpty()
                || signal.equals("KILL")
                || Signals.named(own).filter(signal::equals).isPresent()) {
            container.process().leaveDown();
        }
        container.process().signal(signal);
        return asked.answer(204);
    }

    private String signal(String wanted) throws Refusal {
        return Signals.named(wanted)
                .orElseThrow(() -> new Refusal(has(Quirk.LIBPOD) ? 500 : 400, "Invalid signal: " + wanted));
    }

    private boolean stop(Asked asked) throws IOException, InterruptedException, Refusal {
        Container container = container(asked);
        Duration limit = limit(asked, container);
        String signal = stopSignal(asked, container);
        if (!container.state().isRunning()) {
            return asked.answer(304);
        }
        checkStop(container);
        container.process().stop(signal, limit);
        engine.events().add("stop", container);
        return asked.answer(204);
    }

    private boolean restart(Asked asked) throws IOException, InterruptedException, Refusal {
        Container container = container(asked);
        Duration limit = limit(asked, container);
        String signal = stopSignal(asked, container);
        checkStop(container);
        container.process().stop(signal, limit);
        container.process().start();
        engine.events().add("restart", container);
        return asked.answer(204);
    }

    private void checkStop(Container container) throws Refusal {
        if (container.state().paused() && !has(Quirk.SIGNAL_ENDS_PAUSE)) {
            throw engine.wording().cannotStopPaused(container);
        }
    }

    /** Of the request, which knows it from API 1.42 on, else of the container, else TERM; podman kills without time. */
    private String stopSignal(Asked asked, Container container) throws Refusal {
        if (has(Quirk.LIBPOD) && limit(asked, container).isZero()) {
            return "KILL";
        }
        if (!asked.query("signal").isEmpty() && asked.version().isAtLeast(ApiVersion.STOP_SIGNAL)) {
            return signal(asked.query("signal"));
        }
        return Signals.named(container.config().text("StopSignal")).orElse("TERM");
    }

    private Duration limit(Asked asked, Container container) throws Refusal {
        String seconds = asked.query("t");
        if (seconds.isEmpty() && !has(Quirk.STOP_GIVES_TIME)) {
            return Duration.ZERO;
        }
        if (seconds.isEmpty()) {
            boolean own = container.config().fields().get("StopTimeout") instanceof Number;
            return Duration.ofSeconds(own ? container.config().number("StopTimeout") : STOP_SECONDS);
        }
        if (!seconds.matches("-?[0-9]{1,9}")) {
            throw new Refusal(
                    has(Quirk.LIBPOD) ? 400 : 500, "strconv.Atoi: parsing \"" + seconds + "\": invalid syntax");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private boolean pause(Asked asked) throws IOException, Refusal {
        Container container = container(asked);
        if (!container.state().isRunning()) {
            throw engine.wording().notRunning(container);
        }
        if (container.state().isRestarting()) {
            throw engine.wording().restarting(container);
        }
        if (container.state().paused()) {
            throw new Refusal(engine.traits().conflict(), "Container " + container.id() + " is already paused");
        }
        container.process().pause(true);
        engine.events().add("pause", container);
        return asked.answer(204);
    }

    private boolean unpause(Asked asked) throws IOException, Refusal {
        Container container = container(asked);
        if (!container.state().paused()) {
            throw new Refusal(500, "Container " + container.id() + " is not paused");
        }
        container.process().pause(false);
        engine.events().add("unpause", container);
        return asked.answer(204);
    }
}
