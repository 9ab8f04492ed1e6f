// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object that is being filled; what is empty is left out, so that the engine's own default holds. */
final class JsonObject {

    private final Map<String, String> members = new LinkedHashMap<>();

    /** Adds a member whose value is JSON already; a later one of the same name replaces it. */
    JsonObject raw(String name, String json) {
        members.put(name, json);
        return this;
    }

    JsonObject text(String name, String value) {
        return value.isEmpty() ? this : raw(name, Json.text(value));
    }

    JsonObject texts(String name, List<String> values) {
        return values.isEmpty() ? this : raw(name, Json.texts(values));
    }

    JsonObject on(String name, boolean value) {
        return value ? raw(name, "true") : this;
    }

    JsonObject object(String name, JsonObject value) {
        return value.members.isEmpty() ? this : raw(name, value.toString());
    }

    /** The members' names and their JSON texts, in the order added. */
    Map<String, String> members() {
        return members;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("{");
        for (Map.Entry<String, String> member : members.entrySet()) {
            out.append(out.length() == 1 ? "" : ",").append(Json.text(member.getKey()));
            out.append(':').append(member.getValue());
        }
        return out.append('}').toString();
    }
}
