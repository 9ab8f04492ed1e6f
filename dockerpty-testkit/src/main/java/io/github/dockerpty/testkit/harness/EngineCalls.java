// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.EngineClient;
import io.github.dockerpty.testkit.EngineClient.Answer;
import io.github.dockerpty.testkit.json.JsonException;
import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;

/** Calls whose answers are JSON. */
record EngineCalls(EngineClient client) {

    /** Makes something and gives its id. */
    String create(String path, String json) throws IOException {
        return parse(client.call("POST", path, json).expecting(201)).text("Id");
    }

    JsonObject get(String path) throws IOException {
        return parse(client.call("GET", path).expecting(200));
    }

    static JsonObject parse(Answer answer) throws IOException {
        try {
            return JsonObject.parse(answer.body());
        } catch (JsonException e) {
            throw new IOException(answer.request() + " gave no JSON: " + e.getMessage(), e);
        }
    }
}
