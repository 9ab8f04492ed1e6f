// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** What happens to containers, as it happens. */
final class EventRoutes {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Engine engine;

    private EventRoutes(Engine engine) {
        this.engine = engine;
    }

    static void addTo(Router router, Engine engine) {
        router.on("GET", "/events", new EventRoutes(engine)::events);
    }

    private boolean events(Asked asked) throws IOException, InterruptedException, Refusal {
        Filters filters = Filters.of(asked);
        Events events = engine.events();
        int number = asked.query("since").isEmpty() ? events.count() : 0;
        Instant since = LogRoutes.time(asked.query("since"), Instant.MIN);
        Instant until = LogRoutes.time(asked.query("until"), Instant.now().plus(FOR_EVER));
        return asked.call().whileClientStays(() -> {
            ChunkedBody body = new ChunkedBody(asked.call(), "application/json");
            int next = number;
            for (Events.Event event = events.await(next, until); event != null; event = events.await(++next, until)) {
                if (!event.time().isBefore(since) && !event.time().isAfter(until) && fits(event, filters)) {
                    body.write(JsonObject.write(event.json()) + "\n");
                }
            }
            body.end();
        });
    }

    private static boolean fits(Events.Event event, Filters filters) {
        String action = event.action();
        return filters.allow("type", "container"::equals)
                && filters.allow("event", wanted -> action.equals(wanted) || action.startsWith(wanted + ":"))
                && filters.allow(
                        "container",
                        wanted -> event.container().startsWith(wanted)
                                || wanted.equals(event.attributes().get("name")))
                && filters.allow(
                        "image", wanted -> wanted.equals(event.attributes().get("image")))
                && filters.allowLabels(event.attributes());
    }
}
