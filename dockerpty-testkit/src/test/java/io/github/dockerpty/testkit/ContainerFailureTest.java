// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.junit.NoLeaks;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the harness says of waits that fail; its own words and limits, the same for every engine. */
@NoLeaks
@Timeout(60)
class ContainerFailureTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    /** Long enough for a call, short enough to wait for nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private EmbeddedEngine engine;

    @BeforeEach
    void open() throws IOException {
        engine = EmbeddedEngine.setUp()
                .image("busybox", HostPrograms.only("sh", "sleep"))
                .onUnixSocket();
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
    }

    private TestContainer shell(String script) {
        return engine.container("busybox", "sh", "-c", script);
    }

    @Test
    void awaitExit_running_failsAtTheLimitWithTheLogs() throws IOException {
        TestContainer container = shell("echo here; read x").withStdin();
        container.waitingFor(Readiness.output("here")).start();
        assertThatThrownBy(() -> container.awaitExit(SHORT))
                .isInstanceOf(AssertionError.class)
                .hasMessage("container " + container.name() + " has not ended within PT0.3S; stdout \"here\\n\","
                        + " stderr \"\"");
    }

    @Test
    void start_endedBeforeReady_failsWithTheLogs() {
        TestContainer container = shell("echo alas; exit 1").waitingFor(Readiness.output("ready"));
        assertThatThrownBy(container::start)
                .isInstanceOf(AssertionError.class)
                .hasMessage("it was awaited of container " + container.name() + " that it has printed ready, but has"
                        + " ended; stdout \"alas\\n\", stderr \"\"");
    }

    @Test
    void describe_made_throws() throws IOException {
        TestContainer box = engine.container("busybox").staying().start();
        assertThatThrownBy(box::withTty)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(box.name());
    }

    @Test
    void exec_neverEnding_failsAtTheLimitWithItsOutput() throws IOException {
        TestContainer box = engine.container("busybox").staying().withLimit(PATIENCE);
        box.start();
        assertThatThrownBy(() -> box.exec("sh", "-c", "echo here; exec sleep 1000"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("exec of sh -c echo here; exec sleep 1000 in container " + box.name())
                .hasMessageContaining("has not ended within " + PATIENCE)
                .hasMessageContaining("here");
    }
}
