// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Containers as records: create, inspect, list, rename, remove. */
final class ContainerRoutes {

    private final Engine engine;

    private ContainerRoutes(Engine engine) {
        this.engine = engine;
    }

    static void addTo(Router router, Engine engine) {
        ContainerRoutes routes = new ContainerRoutes(engine);
        router.on("POST", "/containers/create", routes::create);
        router.on("GET", "/containers/json", routes::list);
        router.on("GET", "/containers/*/json", routes::inspect);
        router.on("POST", "/containers/*/rename", routes::rename);
        router.on("DELETE", "/containers/*", routes::remove);
    }

    private boolean create(Asked asked) throws IOException, Refusal {
        JsonObject config = asked.json();
        if (!asked.hasBody()) {
            throw new Refusal(400, "config cannot be empty in order to create a container");
        }
        String reference = config.text("Image");
        Image image = engine.images().need(reference).orElseThrow(() -> engine.wording()
                .noSuchImage(reference));
        String name = asked.query("name").isEmpty() ? Ids.name() : asked.query("name");
        if (!name.matches("/?[a-zA-Z0-9][a-zA-Z0-9_.-]+")) {
            throw new Refusal(400, "Invalid container name (" + name + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
        }
        Container container = new Container(engine, image, config, name.startsWith("/") ? name.substring(1) : name);
        if (container.command().isEmpty() && image.runner().runsHostPrograms()) {
            throw new Refusal(400, "No command specified");
        }
        RestartPolicy.of(config).check(container.removesItself(), engine.traits());
        engine.containers().add(container);
        return asked.answer(201, JsonObject.of("Id", container.id(), "Warnings", List.of()));
    }

    private boolean inspect(Asked asked) throws IOException, Refusal {
        Container container = engine.containers().find(asked.id());
        return asked.answer(200, ContainerView.details(container, engine));
    }

    private boolean list(Asked asked) throws IOException, Refusal {
        Filters filters = Filters.of(asked);
        boolean all = asked.flag("all") || asked.has("limit") || filters.has("status");
        List<JsonObject> listed = new ArrayList<>();
        List<Container> newestFirst = new ArrayList<>(engine.containers().all());
        Collections.reverse(newestFirst);
        for (Container container : newestFirst) {
            if ((all || container.state().isRunning()) && fits(container, filters)) {
                listed.add(ContainerView.summary(container));
            }
        }
        return asked.answer(200, listed);
    }

    private static boolean fits(Container container, Filters filters) {
        return filters.allow("name", name -> container.name().contains(name.startsWith("/") ? name.substring(1) : name))
                && filters.allow("id", container.id()::startsWith)
                && filters.allow("status", container.state().word()::equals)
                && filters.allow("ancestor", container.image()::isMeantBy)
                && filters.allowLabels(container.config().object("Labels").fields());
    }

    private boolean rename(Asked asked) throws IOException, Refusal {
        Container container = engine.containers().find(asked.id());
        if (asked.query("name").isEmpty()) {
            throw new Refusal(400, "Neither old nor new names may be empty");
        }
        engine.containers().rename(container, asked.query("name"));
        return asked.answer(204);
    }

    private boolean remove(Asked asked) throws IOException, InterruptedException, Refusal {
        Container container = engine.containers().find(asked.id());
        if (container.state().isRunning()) {
            if (!asked.flag("force")) {
                throw engine.wording().cannotRemove(container);
            }
            engine.events().add("kill", container, "signal", "9");
            container.process().kill();
        }
        container.process().leaveDown();
        engine.containers().remove(container);
        return asked.answer(204);
    }
}
