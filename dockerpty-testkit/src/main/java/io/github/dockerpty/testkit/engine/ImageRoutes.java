// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.util.List;

/** The images that there are; to pull one brings nothing new. */
final class ImageRoutes {

    private final Engine engine;

    private ImageRoutes(Engine engine) {
        this.engine = engine;
    }

    static void addTo(Router router, Engine engine) {
        ImageRoutes routes = new ImageRoutes(engine);
        router.on("GET", "/images/json", routes::list);
        router.on("GET", "/images/+/json", routes::inspect);
        router.on("POST", "/images/create", routes::pull);
    }

    private boolean list(Asked asked) throws IOException, Refusal {
        Filters filters = Filters.of(asked);
        return asked.answer(
                200,
                engine.images().all().stream()
                        .filter(image -> filters.allow("reference", image::isMeantBy))
                        .map(image -> shownTo(asked, image.summary()))
                        .toList());
    }

    private boolean inspect(Asked asked) throws IOException, Refusal {
        List<String> path = asked.path();
        String name = String.join("/", path.subList(1, path.size() - 1));
        Image image =
                engine.images().find(name).orElseThrow(() -> engine.wording().noSuchImage(name));
        return asked.answer(200, shownTo(asked, image.details()));
    }

    /** Without what newer versions of the API have given up (moby, docs/api/version-history.md). */
    private static JsonObject shownTo(Asked asked, JsonObject image) {
        JsonObject shown = asked.version().isAtLeast(ApiVersion.NO_VIRTUAL_SIZE) ? image.without("VirtualSize") : image;
        return asked.version().isAtLeast(ApiVersion.NO_CONTAINER_CONFIG)
                ? shown.without("Container", "ContainerConfig")
                : shown;
    }

    private boolean pull(Asked asked) throws IOException, Refusal {
        String tag = asked.query("tag");
        String separator = tag.startsWith("sha256:") ? "@" : ":";
        String name = asked.query("fromImage") + (tag.isEmpty() ? "" : separator + tag);
        if (engine.images().need(name).isEmpty()) {
            throw new Refusal(404, "no registry: the image " + name + " is not one of this engine's");
        }
        String up = "Status: Image is up to date for " + Image.withTag(name);
        return asked.answer(200, JsonObject.of("status", up));
    }
}
