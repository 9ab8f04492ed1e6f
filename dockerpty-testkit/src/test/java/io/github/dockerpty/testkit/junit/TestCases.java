// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThatRequests;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.Output;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.TestContainer;
import io.github.dockerpty.testkit.TestEngine;
import io.github.dockerpty.testkit.TestEngine.Ability;
import io.github.dockerpty.testkit.TestEngine.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that are run by other tests, which look at what comes of them. */
final class TestCases {

    /** What the cases saw. */
    static final List<Object> SEEN = new ArrayList<>();

    static final CountDownLatch RELEASE = new CountDownLatch(1);

    private TestCases() {}

    static class OnEveryEngine {

        @EngineTest
        void box(TestEngine engine, @From("busybox") TestContainer box) throws IOException {
            SEEN.add(engine.name());
            assertThat(box.exec("cat", "/nowhere")).exitedWith(1).printed("");
        }
    }

    static class NeedsTheSize {

        @EngineTest(
                on = Kind.EMBEDDED,
                needs = {Ability.SIGNALS, Ability.INITIAL_SIZE})
        void box(TestEngine engine) {
            SEEN.add(engine);
        }
    }

    static class OnOther {

        @EngineTest(on = Kind.OTHER)
        void box() {
            SEEN.add("other");
        }
    }

    static class Fails {

        @EngineTest(on = Kind.EMBEDDED)
        void box(TestEngine engine) throws IOException {
            engine.client().call("GET", "/info");
            try (TerminalSession session = TerminalSession.of("echo", "shown").start()) {
                assertThat(session).shows("shown").exitsWith(1);
            }
        }
    }

    static class NoSuchImage {

        @EngineTest(on = Kind.EMBEDDED)
        void box(@From("nothing") TestContainer box) {
            SEEN.add(box);
        }
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Shared {

        @RegisterExtension
        static final Engine ENGINE = Engine.embedded(setup -> setup.image("greeter", session -> {
            session.print("hello " + String.join(" ", session.command()));
            return 3;
        }));

        @BeforeEach
        void see(TestEngine engine) {
            SEEN.add(engine);
        }

        @Order(1)
        @Test
        void first(EmbeddedEngine engine, @From(value = "greeter", command = "you") TestContainer greeter)
                throws IOException {
            assertThat(greeter.awaitExit()).isEqualTo(3);
            assertThat(greeter.logs()).extracting(Output::stdout).isEqualTo("hello you");
            assertThatRequests(engine).containInOrder("POST /containers/create", "POST /containers/*/start");
            SEEN.add(greeter);
        }

        @Order(2)
        @Test
        void second(EmbeddedEngine engine) throws IOException {
            assertThatRequests(engine).containNone("POST /containers/create");
            TestContainer first = (TestContainer) SEEN.get(1);
            assertThat(engine.client()
                            .call("GET", "/containers/" + first.id() + "/json")
                            .status())
                    .isEqualTo(404);
            assertThat(ENGINE.get()).isSameAs(engine);
        }

        @Order(3)
        @EngineTest(on = Kind.EMBEDDED)
        void third(TestEngine engine, @From(value = "greeter", command = "all") TestContainer greeter)
                throws IOException {
            SEEN.add(engine);
            assertThat(greeter.awaitExit()).isEqualTo(3);
        }
    }

    static class Fresh {

        @RegisterExtension
        final Engine docker = Engine.embedded(setup -> setup.image("i", session -> 0));

        @Test
        void first(EmbeddedEngine engine) {
            SEEN.add(engine);
        }

        @Test
        void second() {
            SEEN.add(docker.get());
        }
    }

    static class FreshOnEveryEngine {

        @RegisterExtension
        final Engine docker = Engine.embedded(setup -> setup.image("i", session -> 0));

        @EngineTest(on = Kind.EMBEDDED)
        void test() {
            SEEN.add(docker);
        }
    }

    @NoLeaks
    static class Leaks {

        @RegisterExtension
        final Engine docker = Engine.embedded(setup -> setup.image("i", session -> 0));

        @Test
        void clean(EmbeddedEngine engine) throws IOException {
            engine.client().call("GET", "/_ping").expecting(200);
        }

        @Test
        void leaking() {
            Thread thread = new Thread(Leaks::stay, "left-behind");
            thread.setDaemon(true);
            thread.start();
        }

        private static void stay() {
            try {
                RELEASE.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
