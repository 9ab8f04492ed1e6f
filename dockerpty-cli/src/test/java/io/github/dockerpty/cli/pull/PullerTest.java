// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.pty.DockerConfig;
import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PullerTest {

    @TempDir
    Path folder;

    private ScriptedEngine engine;
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        engine = ScriptedEngine.onUnixSocket();
    }

    @AfterEach
    void stop() throws IOException {
        engine.close();
    }

    @Test
    void pull_steps_areShownOnceEach() throws IOException {
        answer(
                "{\"status\":\"Pulling from library/busybox\",\"id\":\"1.36\"}",
                "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":10,\"total\":2000},\"id\":\"ab\"}",
                "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":20,\"total\":2000},\"id\":\"ab\"}",
                "{\"status\":\"Pull complete\",\"progressDetail\":{},\"id\":\"ab\"}",
                "{\"status\":\"Status: Downloaded newer image\"}");
        pull("busybox:1.36", "linux/arm64");
        assertThat(lines)
                .containsExactly(
                        "1.36: Pulling from library/busybox",
                        "ab: Downloading",
                        "ab: Pull complete",
                        "Status: Downloaded newer image");
        RecordedRequest request = engine.takeRequest(Duration.ofSeconds(10));
        assertThat(request.path()).isEqualTo("/v1.41/images/create");
        assertThat(request.query())
                .containsEntry("fromImage", "busybox")
                .containsEntry("tag", "1.36")
                .containsEntry("platform", "linux/arm64");
    }

    @Test
    void pull_errorInTheStream_isThrown() throws IOException {
        answer(
                "{\"status\":\"Pulling fs layer\",\"id\":\"ab\"}",
                "{\"errorDetail\":{\"message\":\"toomanyrequests: slow\"},\"error\":\"toomanyrequests: slow\"}");
        assertThatThrownBy(() -> pull("busybox", ""))
                .isInstanceOf(PullException.class)
                .hasMessage("cannot pull image 'busybox': toomanyrequests: slow");
    }

    @Test
    void pull_errorStatus_isThrownWithTheEnginesWords() {
        engine.on("POST", "/images/create").answer(Reply.status(404, "pull access denied for busybox"));
        assertThatThrownBy(() -> pull("busybox", ""))
                .isInstanceOf(PullException.class)
                .hasMessage("cannot pull image 'busybox': pull access denied for busybox");
    }

    @Test
    void pull_emptyAnswer_isNoSuccess() throws IOException {
        answer();
        assertThatThrownBy(() -> pull("busybox", "")).isInstanceOf(PullException.class);
    }

    @Test
    void pull_cutAnswer_isNoSuccess() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        String piece = "{\"status\":\"Downloading\",\"id\":\"ab\"}\r\n";
        engine.on("POST", "/images/create")
                .answer(Reply.bytes(
                        (head + Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n" + "ff\r\n{\"st")
                                .getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> pull("busybox", "")).isInstanceOf(PullException.class);
    }

    @Test
    void pull_engineGone_isThrown() throws IOException {
        engine.close();
        assertThatThrownBy(() -> pull("busybox", "")).isInstanceOf(PullException.class);
    }

    @Test
    void pull_login_goesInTheHeaderOnly() throws IOException {
        String pair = Base64.getEncoder().encodeToString("me:hunter2".getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("config.json"), "{\"auths\":{\"quay.io\":{\"auth\":\"" + pair + "\"}}}");
        answer("{\"status\":\"done\"}");
        pull("quay.io/a:b", "");
        RecordedRequest request = engine.takeRequest(Duration.ofSeconds(10));
        String header = request.headers().get("X-Registry-Auth");
        assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .contains("\"username\":\"me\"")
                .contains("\"password\":\"hunter2\"");
        assertThat(String.join("\n", lines)).doesNotContain("hunter2");
    }

    private void answer(String... items) {
        byte[][] pieces = new byte[items.length][];
        for (int i = 0; i < items.length; i++) {
            pieces[i] = (items[i] + "\r\n").getBytes(StandardCharsets.UTF_8);
        }
        engine.on("POST", "/images/create").answer(Reply.chunked("application/json", pieces));
    }

    private void pull(String image, String platform) throws IOException {
        PullTarget target = new PullTarget(engine.host(), Optional.empty(), "1.41", DockerConfig.load(folder));
        new Puller(target, new PlainProgress(lines::add)).pull(image, platform);
    }
}
