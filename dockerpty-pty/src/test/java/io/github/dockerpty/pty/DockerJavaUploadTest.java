// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of requests that are streams: they arrive whole, or not as whole ones. */
@Timeout(60)
class DockerJavaUploadTest {

    private LeakCheck leaks;
    private ScriptedEngine script;
    private DockerJavaTransport transport;

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

    private static Request.Builder post(String path) {
        return Request.builder().method(Method.POST).path(path);
    }

    private static String text(Response response) throws IOException {
        return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The answer's body, read and closed. */
    private String call(Request.Builder request) throws IOException {
        try (Response response = transport.execute(request.build())) {
            return text(response);
        }
    }

    private RecordedRequest received() {
        List<RecordedRequest> requests = script.requests();
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).defect()).isEmpty();
        return requests.get(0);
    }

    @Test
    void bodyOfUnknownLength_goesInChunks() throws IOException {
        byte[] archive = new byte[3_000_000];
        new Random(1).nextBytes(archive);
        script.on("PUT", "/containers/c1/archive").answer(Reply.status(200));
        call(Request.builder()
                .method(Method.PUT)
                .path("/containers/c1/archive?path=/tmp")
                .body(new ByteArrayInputStream(archive)));
        assertThat(received().headers()).containsEntry("Transfer-Encoding", "chunked");
        assertThat(received().body()).isEqualTo(archive);
    }

    @Test
    void bodyThatBreaksOff_neverArrivesAsAWholeOne() {
        script.on("POST", "/images/load").answer(Reply.status(200));
        InputStream broken = new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("the disk is gone");
                }
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                target[offset] = (byte) read();
                return 1;
            }
        };
        assertThatThrownBy(() -> call(post("/images/load").body(broken)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("POST /images/load on " + script.host() + ": the body of the request could not be read"
                        + " (the disk is gone): the request was cut off before its end");
        assertThat(script.requests()).allMatch(request -> request.defect().isPresent());
    }

    @Test
    void mistakeOfTheBody_isThrown_andNothingStays() {
        InputStream mistaken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("not opened");
            }
        };
        assertThatThrownBy(() -> call(post("/build").body(mistaken))).hasMessage("not opened");
    }
}
