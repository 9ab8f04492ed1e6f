// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.time.Duration;

/** Execs as records: create, inspect, resize. */
final class ExecRoutes {

    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final Engine engine;

    private ExecRoutes(Engine engine) {
        this.engine = engine;
    }

    static void addTo(Router router, Engine engine) {
        ExecRoutes routes = new ExecRoutes(engine);
        router.on("POST", "/containers/*/exec", routes::create);
        router.on("GET", "/exec/*/json", routes::inspect);
        router.on("POST", "/exec/*/resize", routes::resize);
        router.on("POST", "/exec/*/start", new ExecStart(engine)::start);
    }

    static Exec find(Engine engine, Asked asked) throws Refusal {
        return engine.execs().find(asked.id()).orElseThrow(() -> engine.wording()
                .noSuchExec(asked.id()));
    }

    private boolean create(Asked asked) throws IOException, Refusal {
        Container container = engine.containers().find(asked.id());
        JsonObject config = asked.json();
        boolean podman = engine.traits().has(Quirk.LIBPOD);
        if (config.texts("Cmd").isEmpty()) {
            throw new Refusal(podman ? 500 : 400, "No exec command specified");
        }
        if (!podman) {
            DetachKeys.parse(config.text("DetachKeys"), 500);
        }
        check(container);
        Exec exec = new Exec(engine, container, config);
        engine.execs().add(exec);
        String command = String.join(" ", config.texts("Cmd"));
        engine.events().add("exec_create: " + command, container, "execID", exec.id());
        return asked.answer(201, JsonObject.of("Id", exec.id()));
    }

    private void check(Container container) throws Refusal {
        if (!container.state().isRunning()) {
            throw engine.wording().notRunning(container);
        }
        if (container.state().paused()) {
            throw engine.wording().paused(container, "exec");
        }
        if (container.state().isRestarting()) {
            throw engine.wording().restarting(container);
        }
    }

    private boolean inspect(Asked asked) throws IOException, Refusal {
        Exec exec = find(engine, asked);
        Integer code = exec.exitCode(asked.call().lateExitCode()).orElse(null);
        boolean running = exec.isClaimed() && code == null;
        if (code == null && !engine.traits().has(Quirk.RUNNING_EXIT_CODE_IS_NULL)) {
            code = 0;
        }
        JsonObject process = JsonObject.of(
                "Running", running, "ExitCode", code, "CanRemove", code != null && !running, "Pid", exec.pid());
        return asked.answer(200, ExecView.of(exec).with(process));
    }

    private boolean resize(Asked asked) throws IOException, InterruptedException, Refusal {
        Exec exec = find(engine, asked);
        Size size = Size.of(asked, engine.traits());
        boolean podman = engine.traits().has(Quirk.LIBPOD);
        if (exec.exitCode(Duration.ZERO).isPresent()) {
            throw new Refusal(podman ? 500 : 404, "cannot resize exec " + exec.id() + ": it has ended");
        }
        boolean waits = engine.traits().has(Quirk.EXEC_RESIZE_WAITS);
        if (!exec.awaitStart(waits ? START_LIMIT : Duration.ZERO)) {
            throw new Refusal(500, "timeout waiting for exec session ready");
        }
        exec.resize(size.rows(), size.columns(), asked.call().lateFirstResize());
        return asked.answer(podman ? 201 : 200);
    }
}
