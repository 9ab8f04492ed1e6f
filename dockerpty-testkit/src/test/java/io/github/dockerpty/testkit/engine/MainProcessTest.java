// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Frames.Source;
import io.github.dockerpty.testkit.Profile;
import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MainProcessTest {

    private final CountDownLatch gate = new CountDownLatch(1);

    /** A container whose process has ended, and whose client is not told of that before the gate is open. */
    private Container ending(Engine engine) throws Exception {
        engine.addImage("box", session -> 7, Map.of());
        Image image = engine.images().find("box").orElseThrow();
        Container container = new Container(engine, image, JsonObject.of("Image", "box"), "c");
        Attachment attachment = new Attachment(new Client(), EnumSet.allOf(Source.class), false, engine.later());
        container.output().attach(attachment, false);
        container.process().start();
        Deadline.in(Deadline.USUAL)
                .await("it has ended", () -> container.state().hasExited());
        return container;
    }

    private static List<String> events(Engine engine) throws InterruptedException {
        return engine.events().await(0, Instant.MAX).stream()
                .map(Events.Event::action)
                .toList();
    }

    @Test
    void wait_inTheMiddleOfTheEnd_isForItsWhole() throws Exception {
        try (Engine engine = new Engine(Profile.DOCKER_20_10, "")) {
            CompletableFuture<Integer> end = WaitRoutes.notRunning(engine, ending(engine));
            assertThat(end).isNotDone();
            gate.countDown();
            assertThat(end.get(Deadline.USUAL.toMillis(), TimeUnit.MILLISECONDS))
                    .isEqualTo(7);
            assertThat(events(engine)).endsWith("die");
        }
    }

    @Test
    void stop_inTheMiddleOfTheEnd_waitsForItsWhole() throws Exception {
        try (Engine engine = new Engine(Profile.DOCKER_20_10, "")) {
            Container container = ending(engine);
            BlockedCall<List<String>> stopping = BlockedCall.in(() -> {
                container.process().stop("TERM", Duration.ofMinutes(1));
                return events(engine);
            });
            gate.countDown();
            assertThat(stopping.result()).endsWith("die");
        }
    }

    private final class Client implements Hijacked {

        @Override
        public void open() {}

        @Override
        public InputStream in() {
            return InputStream.nullInputStream();
        }

        @Override
        public void write(byte[] bytes) {}

        @Override
        public void end() throws IOException {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public boolean ignoresHalfClose() {
            return false;
        }

        @Override
        public void close() {}
    }
}
