// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What has happened to the containers of an engine, in order. */
final class Events {

    /** One event. */
    record Event(String action, String container, Map<String, String> attributes, Instant time) {

        JsonObject json() {
            long nanos = TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
            JsonObject actor = JsonObject.of("ID", container, "Attributes", attributes);
            return JsonObject.of(
                    "status",
                    action,
                    "id",
                    container,
                    "from",
                    attributes.get("image"),
                    "Type",
                    "container",
                    "Action",
                    action,
                    "Actor",
                    actor,
                    "scope",
                    "local",
                    "time",
                    time.getEpochSecond(),
                    "timeNano",
                    nanos);
        }
    }

    // Guarded by this.
    private final List<Event> events = new ArrayList<>();

    /** Something has happened to a container; the attributes come in pairs of name and value. */
    synchronized void add(String action, Container container, String... attributes) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            all.put(attributes[i], attributes[i + 1]);
        }
        all.put("image", container.config().text("Image"));
        all.put("name", container.name());
        container.config().object("Labels").fields().forEach((name, value) -> all.put(name, String.valueOf(value)));
        events.add(new Event(action, container.id(), all, Instant.now()));
        notifyAll();
    }

    synchronized int count() {
        return events.size();
    }

    /** Blocks for the event of that number, counted from 0; null when none comes before the time. */
    synchronized Event await(int number, Instant until) throws InterruptedException {
        while (events.size() <= number) {
            long left = Duration.between(Instant.now(), until).toMillis();
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        return events.get(number);
    }
}
