// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The harness on the embedded engine, as docker and as podman. */
@Timeout(60)
class TestEngineTest {

    private static EmbeddedSetup setUp(Profile profile) {
        return EmbeddedEngine.setUp()
                .profile(profile)
                .image("busybox", HostPrograms.only("sh", "cat", "sleep", "true", "stty"));
    }

    @Nested
    class AsDocker extends TestEngineContract {

        @Override
        TestEngine open() throws IOException {
            return setUp(Profile.DOCKER_20_10).onUnixSocket();
        }
    }

    @Nested
    class AsPodman extends TestEngineContract {

        @Override
        TestEngine open() throws IOException {
            return setUp(Profile.PODMAN_4).onUnixSocket();
        }
    }

    @Nested
    class OverTls extends TestExecContract {

        @TempDir
        Path folder;

        @Override
        TestEngine open() throws IOException {
            return setUp(Profile.DOCKER_20_10).onMutualTls(folder);
        }

        @Test
        void at_folder_usesItsCertificates() throws IOException {
            try (TestEngine other = TestEngine.at(engine.host(), folder)) {
                assertThat(other.environment()).isEqualTo(engine.environment());
                assertThat(other.kind()).isEqualTo(TestEngine.Kind.EMBEDDED);
            }
        }
    }

    @Test
    void at_nobodyThere_namesTheHost() {
        assertThatThrownBy(() -> TestEngine.at(URI.create("unix:///nowhere/docker.sock")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot reach the engine at unix:///nowhere/docker.sock: ");
    }

    @Test
    void at_wrongScheme_saysWhatIsRight() {
        assertThatThrownBy(() -> TestEngine.at(URI.create("ssh://host")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no engine can be reached at ssh://host: use unix:///path or tcp://host:port");
    }

    @Test
    void at_noEngine_saysWhatCame() throws IOException {
        try (ScriptedEngine other = ScriptedEngine.onUnixSocket()) {
            other.on("GET", "/version").answer(Reply.json(200, "{\"a\":1}"));
            assertThatThrownBy(() -> TestEngine.at(other.host()))
                    .hasMessage("no engine at " + other.host() + ": it tells no API version: {\"a\":1}");
            other.on("GET", "/version").answer(Reply.json(200, "[]"));
            assertThatThrownBy(() -> TestEngine.at(other.host()))
                    .hasMessageStartingWith("no engine at " + other.host());
            other.on("GET", "/version").answer(Reply.status(404, "page not found"));
            assertThatThrownBy(() -> TestEngine.at(other.host()))
                    .isInstanceOf(EngineRefusedException.class)
                    .hasMessage("GET /version: 404, page not found");
        }
    }

    @Test
    void at_unknownEngine_isOther() throws IOException {
        try (ScriptedEngine other = ScriptedEngine.onTcp()) {
            other.on("GET", "/version")
                    .answer(Reply.json(200, "{\"ApiVersion\":\"1.44\"}").withHeader("Server", "Else"));
            try (TestEngine engine = TestEngine.at(other.host())) {
                assertThat(engine.kind()).isEqualTo(TestEngine.Kind.OTHER);
                assertThat(engine.can(TestEngine.Ability.INITIAL_SIZE)).isTrue();
                assertThat(engine.can(TestEngine.Ability.SIGNALS)).isFalse();
            }
        }
    }
}
