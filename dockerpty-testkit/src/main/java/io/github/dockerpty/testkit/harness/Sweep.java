// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.EngineClient;
import io.github.dockerpty.testkit.json.JsonException;
import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Removes the containers of test processes that have ended. */
public final class Sweep {

    private static final String FILTERS = "{\"label\":[\"" + Owner.LABEL + "\"]}";

    private Sweep() {}

    /**
     * Looks at all containers with an owner.
     *
     * @param client of the engine
     * @return the ids of those that were removed
     * @throws IOException when the engine does not answer or refuses
     */
    public static List<String> of(EngineClient client) throws IOException {
        String query = "all=1&filters=" + URLEncoder.encode(FILTERS, StandardCharsets.UTF_8);
        List<String> removed = new ArrayList<>();
        for (JsonObject container : list(client, "/containers/json?" + query)) {
            boolean left = Owner.parse(container.object("Labels").text(Owner.LABEL))
                    .map(Owner::hasEnded)
                    .orElse(false);
            if (left) {
                remove(client, container.text("Id"));
                removed.add(container.text("Id"));
            }
        }
        return removed;
    }

    /** Removes a container, running or not; one that has gone or is being removed is as good as removed. */
    static void remove(EngineClient client, String id) throws IOException {
        client.call("DELETE", "/containers/" + id + "?force=1&v=1").expecting(204, 200, 404, 409);
    }

    private static List<JsonObject> list(EngineClient client, String path) throws IOException {
        try {
            return JsonObject.parseList(client.call("GET", path).expecting(200).body());
        } catch (JsonException e) {
            throw new IOException("the engine's list of containers cannot be read: " + e.getMessage(), e);
        }
    }
}
