// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
        long number = asked.query("since").isEmpty() ? events.next() : events.oldest();
        Instant since = LogRoutes.time(asked.query("since"), Instant.MIN);
        Instant until = LogRoutes.time(asked.query("until"), Instant.now().plus(FOR_EVER));
        return asked.call().whileClientStays(() -> {
            ChunkedBody body = new ChunkedBody(asked.call(), "application/json");
            long next = number;
            for (List<Events.Event> some = events.await(next, until);
                    !some.isEmpty();
                    some = events.await(next, until)) {
                next = some.get(some.size() - 1).number() + 1;
                for (Events.Event event : some) {
                    if (!event.time().isBefore(since) && !event.time().isAfter(until) && fits(event, filters)) {
                        body.write(JsonObject.write(event.json()) + "\n");
                    }
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
