// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The transport over mutual TLS, with docker-java's own reading of the certificates. */
@Timeout(60)
class DockerJavaTransportTlsTest {

    @TempDir
    Path directory;

    private LeakCheck leaks;
    private ScriptedEngine script;

    @BeforeEach
    void start() throws Exception {
        // The files that the JDK opens once.
        SSLContext.getDefault();
        leaks = LeakCheck.begin();
        script = ScriptedEngine.onMutualTls(directory);
    }

    @AfterEach
    void stop() throws Exception {
        script.close();
        leaks.close();
    }

    private DockerJavaTransport to(String host) {
        URI uri = URI.create("tcp://" + host + ":" + script.host().getPort());
        return DockerJavaTransport.of(uri, new LocalDirectorySSLConfig(directory.toString()));
    }

    @Test
    void input_ends_andOutputGoesOn() throws Exception {
        script.on("POST", "/exec/e1/start")
                .answer(Reply.upgraded(
                        Conversation.conversation().receive("in").receiveEnd().sendRaw("out")));
        script.on("GET", "/exec/e1/json").answer(ScriptedProcess.execInfo(true, "0", false));
        Request request = Request.builder()
                .method(Request.Method.POST)
                .path("/exec/e1/start")
                .hijackedInput(new ByteArrayInputStream("in".getBytes(StandardCharsets.UTF_8)))
                .build();
        try (DockerJavaTransport transport = to("localhost");
                Response response = transport.execute(request)) {
            assertThat(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("out");
        }
    }

    @Test
    void nameThatTheCertificateLacks_isRefused() throws Exception {
        Request ping =
                Request.builder().method(Request.Method.GET).path("/_ping").build();
        try (DockerJavaTransport wrong = to("127.0.0.2")) {
            assertThatThrownBy(() -> wrong.execute(ping)).hasCauseInstanceOf(EngineUnavailableException.class);
        }
        assertThat(script.requests()).isEmpty();
    }
}
