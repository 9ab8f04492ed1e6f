// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** What the engine says about itself. */
final class SystemRoutes {

    private static final JsonObject INFO = JsonObject.constant(
            """
            {"ID": "embedded", "Name": "embedded", "Driver": "embedded", "DriverStatus": [],
             "LoggingDriver": "json-file", "CgroupDriver": "none", "CgroupVersion": "2", "KernelVersion": "",
             "OperatingSystem": "embedded engine", "OSType": "linux", "Architecture": "x86_64", "Labels": [],
             "Warnings": [], "Plugins": {"Volume": [], "Network": [], "Log": ["json-file"]},
             "Swarm": {"LocalNodeState": "inactive"}, "SecurityOptions": [], "IndexServerAddress": "",
             "DefaultRuntime": "embedded", "Runtimes": {}}""");

    private final Engine engine;

    private SystemRoutes(Engine engine) {
        this.engine = engine;
    }

    static void addTo(Router router, Engine engine) {
        SystemRoutes routes = new SystemRoutes(engine);
        router.on("GET", "/_ping", asked -> asked.answer(200, "text/plain; charset=utf-8", "OK"));
        router.on("HEAD", "/_ping", asked -> asked.answer(200, "text/plain; charset=utf-8", ""));
        router.on("GET", "/version", asked -> asked.answer(200, routes.version()));
        router.on("GET", "/info", asked -> asked.answer(200, routes.info()));
        router.on("GET", "/networks", asked -> asked.answer(200, List.of()));
        router.on("GET", "/volumes", asked -> asked.answer(200, JsonObject.of("Volumes", List.of(), "Warnings", null)));
    }

    private JsonObject version() {
        Traits traits = engine.traits();
        JsonObject details = JsonObject.of(
                "ApiVersion",
                engine.api().toString(),
                "MinAPIVersion",
                traits.oldestApi().toString(),
                "Os",
                "linux");
        String name = traits.has(Quirk.LIBPOD) ? "Podman Engine" : "Engine";
        return JsonObject.of(
                "Platform",
                JsonObject.of("Name", "embedded"),
                "Components",
                List.of(JsonObject.of("Name", name, "Version", traits.release(), "Details", details)),
                "Version",
                traits.release(),
                "ApiVersion",
                engine.api().toString(),
                "MinAPIVersion",
                traits.oldestApi().toString(),
                "GitCommit",
                "",
                "GoVersion",
                "",
                "Os",
                "linux",
                "Arch",
                "amd64",
                "KernelVersion",
                "",
                "BuildTime",
                "1970-01-01T00:00:00Z");
    }

    private JsonObject info() {
        List<Container> containers = engine.containers().all();
        long running = containers.stream()
                .filter(container -> container.state().isRunning())
                .count();
        long paused = containers.stream()
                .filter(container -> container.state().paused())
                .count();
        JsonObject counts = JsonObject.of(
                "Containers",
                containers.size(),
                "ContainersRunning",
                running - paused,
                "ContainersPaused",
                paused,
                "ContainersStopped",
                containers.size() - running,
                "Images",
                engine.images().all().size());
        JsonObject machine = JsonObject.of(
                "ServerVersion", engine.traits().release(),
                "NCPU", Runtime.getRuntime().availableProcessors(),
                "MemTotal", Runtime.getRuntime().maxMemory(),
                "SystemTime", Instant.now().toString());
        return INFO.with(counts).with(machine);
    }
}
