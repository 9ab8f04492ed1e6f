// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Profile;
import io.github.dockerpty.testkit.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events are kept, but not without limit. */
@Timeout(60)
class EventsTest {

    @Test
    void oldEvents_areForgotten_andTheNumbersStay() throws InterruptedException {
        try (Engine engine = new Engine(Profile.DOCKER_20_10, "")) {
            Container container = new Container(engine, null, JsonObject.EMPTY, "c");
            Events events = new Events();
            for (int i = 0; i < 5000; i++) {
                events.add("event" + i, container);
            }
            assertThat(events.oldest()).isEqualTo(5000 - 4096);
            assertThat(events.next()).isEqualTo(5000);
            List<Events.Event> all = events.await(0, Instant.MAX);
            assertThat(all).hasSize(4096);
            assertThat(all.get(0).action()).isEqualTo("event904");
            assertThat(events.await(4999, Instant.MAX)).singleElement().satisfies(last -> assertThat(last.number())
                    .isEqualTo(4999));
            assertThat(events.await(5000, Instant.now())).isEmpty();
        }
    }
}
