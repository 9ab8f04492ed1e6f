// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The transport at a scripted engine, which leaves nothing behind. */
abstract class ScriptedDockerJava {

    private LeakCheck leaks;
    ScriptedEngine script;
    DockerJavaTransport transport;

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        script = ScriptedEngine.onUnixSocket();
        transport = DockerJavaTransport.of(script.host(), null);
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        script.close();
        leaks.close();
    }

    static Request.Builder get(String path) {
        return Request.builder().method(Method.GET).path(path);
    }

    static Request.Builder post(String path) {
        return Request.builder().method(Method.POST).path(path);
    }

    static String text(Response response) throws IOException {
        return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The answer's body, read and closed. */
    String call(Request.Builder request) throws IOException {
        try (Response response = transport.execute(request.build())) {
            return text(response);
        }
    }

    RecordedRequest received() {
        List<RecordedRequest> requests = script.requests();
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).defect()).isEmpty();
        return requests.get(0);
    }
}
