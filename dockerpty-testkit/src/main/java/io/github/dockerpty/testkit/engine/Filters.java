// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonException;
import io.github.dockerpty.testkit.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The {@code filters} of a query: for each name the values of which one must fit. */
final class Filters {

    private final JsonObject filters;

    private Filters(JsonObject filters) {
        this.filters = filters;
    }

    static Filters of(Asked asked) throws Refusal {
        try {
            String text = asked.query("filters");
            return new Filters(
                    text.isEmpty() ? JsonObject.EMPTY : JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonException e) {
            throw new Refusal(400, "invalid filters: " + e.getMessage());
        }
    }

    /** Clients send a list of values, or since API 1.22 an object whose names are the values. */
    private List<String> values(String name) {
        List<String> values = new ArrayList<>(filters.texts(name));
        values.addAll(filters.object(name).fields().keySet());
        return values;
    }

    boolean has(String name) {
        return !values(name).isEmpty();
    }

    /** Whether there is no such filter, or one of its values fits. */
    boolean allow(String name, Predicate<String> fits) {
        return !has(name) || values(name).stream().anyMatch(fits);
    }

    /** Whether all labels that are asked for are there, each as {@code name} or {@code name=value}. */
    boolean allowLabels(Map<String, ?> labels) {
        return values("label").stream().allMatch(wanted -> {
            int equals = wanted.indexOf('=');
            return equals < 0
                    ? labels.containsKey(wanted)
                    : wanted.substring(equals + 1).equals(labels.get(wanted.substring(0, equals)));
        });
    }
}
