// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What has happened to the containers of an engine, in order: the latest 4096 events. */
final class Events {

    private static final int KEPT = 4096;

    /** One event. */
    record Event(long number, String action, String container, Map<String, String> attributes, Instant time) {

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
    private final Deque<Event> events = new ArrayDeque<>();
    private long dropped;

    /** Something has happened to a container; the attributes come in pairs of name and value. */
    synchronized void add(String action, Container container, String... attributes) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            all.put(attributes[i], attributes[i + 1]);
        }
        all.put("image", container.config().text("Image"));
        all.put("name", container.name());
        container.config().object("Labels").fields().forEach((name, value) -> all.put(name, String.valueOf(value)));
        events.add(new Event(next(), action, container.id(), all, Instant.now()));
        if (events.size() > KEPT) {
            events.remove();
            dropped++;
        }
        notifyAll();
    }

    /** The number of the oldest event that is kept, counted from 0 at the first that ever was. */
    synchronized long oldest() {
        return dropped;
    }

    /** The number of the next event. */
    synchronized long next() {
        return dropped + events.size();
    }

    /**
     * Blocks until there is an event of that number or a later one.
     *
     * @return the kept ones from that number on; none when no such event comes before the time
     */
    synchronized List<Event> await(long number, Instant until) throws InterruptedException {
        while (next() <= number) {
            long left = Duration.between(Instant.now(), until).toMillis();
            if (left <= 0) {
                return List.of();
            }
            wait(left);
        }
        return events.stream().skip(Math.max(0, number - dropped)).toList();
    }
}
