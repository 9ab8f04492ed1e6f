// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Frames.Source;
import io.github.dockerpty.testkit.TestEngine.Ability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a test may rely on, whichever engine it runs on. */
abstract class TestEngineContract extends TestExecContract {

    private TestContainer shell(String script) {
        return engine.container("busybox", "sh", "-c", script);
    }

    @Test
    void engine_asked_tellsWhereAndWhatItIs() throws IOException {
        assertThat(engine.environment())
                .containsEntry("DOCKER_HOST", engine.host().toString());
        assertThat(engine.apiVersion()).matches("1\\.[0-9]+");
        assertThat(engine.client().call("GET", "/_ping").expecting(200).text()).isEqualTo("OK");
        assertThat(engine.can(Ability.SIGNALS)).isTrue();
        assertThat(engine.can(Ability.INITIAL_SIZE)).isFalse();
        assertThat(engine.toString()).isEqualTo(engine.name() + " at " + engine.host());
    }

    @Test
    void container_ended_tellsCodeAndLogs() throws IOException {
        TestContainer container = shell("echo out; echo err >&2; exit 5").start();
        assertThat(container.awaitExit()).isEqualTo(5);
        assertThat(container.isRunning()).isFalse();
        assertThat(container.logs())
                .isEqualTo(
                        new Output("out\n".getBytes(StandardCharsets.UTF_8), "err\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void container_withTerminal_logsOneStream() throws IOException {
        TestContainer container = shell("echo out; echo err >&2").withTty().start();
        container.awaitExit();
        assertThat(container.logs().stdout()).isEqualTo("out\r\nerr\r\n");
    }

    @Test
    void attach_beforeStart_missesNothing() throws IOException {
        TestContainer container = shell("cat; exit 6").withStdin().create();
        try (EngineStream stream = container.attach()) {
            container.start();
            stream.send("through").halfClose();
            assertThat(stream.readFrames().payload(Source.STDOUT)).asString().isEqualTo("through");
        }
        assertThat(container.awaitExit()).isEqualTo(6);
    }

    @Test
    void kill_running_givesTheSignalsCode() throws IOException {
        TestContainer box = box();
        box.kill("KILL");
        assertThat(box.awaitExit()).isEqualTo(137);
    }

    @Test
    void stop_staying_endsAtOnce() throws IOException {
        TestContainer box = box();
        box.stop();
        assertThat(box.awaitExit()).isZero();
        box.stop();
    }

    @Test
    void start_readiness_isAwaited() throws IOException {
        TestContainer container = shell("sleep 0.1; echo ready >&2; read x").withStdin();
        container
                .waitingFor(
                        Readiness.output("rea.y").and(Readiness.command("true")).and(Readiness.running()))
                .start();
        assertThat(container.logs().stderr()).isEqualTo("ready\n");
    }

    @Test
    void start_missingImage_tellsTheEnginesWords() {
        TestContainer container = engine.container("dockerpty-no-such-image");
        assertThatThrownBy(container::start)
                .isInstanceOfSatisfying(EngineRefusedException.class, e -> {
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.request()).startsWith("POST /containers/create?name=testkit-");
                    assertThat(e.engineMessage()).contains("dockerpty-no-such-image");
                })
                .hasMessageContaining("dockerpty-no-such-image");
    }

    @Test
    void close_twice_removesOnce() throws IOException {
        TestContainer box = box();
        box.close();
        box.close();
        assertThat(engine.client()
                        .call("GET", "/containers/" + box.id() + "/json")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void sweep_ownerEnded_removesThatContainerOnly() throws Exception {
        TestContainer ours = box();
        Matcher owner = Pattern.compile("\"(io.github.dockerpty.testkit.owner)\": ?\"([^\"/]+/[^\"/]+/)")
                .matcher(ours.inspect());
        assertThat(owner.find()).isTrue();
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        TestContainer left = engine.container("busybox", "true")
                .withLabel(owner.group(1), owner.group(2) + ended.pid() + "/1")
                .create();
        try (TestEngine next = TestEngine.at(engine.host())) {
            assertThat(next.kind()).isEqualTo(engine.kind());
            assertThat(next.sweep()).contains(left.id()).doesNotContain(ours.id());
        }
        assertThat(ours.isRunning()).isTrue();
        assertThatThrownBy(left::inspect)
                .isInstanceOfSatisfying(EngineRefusedException.class, e -> assertThat(e.status())
                        .isEqualTo(404));
    }
}
