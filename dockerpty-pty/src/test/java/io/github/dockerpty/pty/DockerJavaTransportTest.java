// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The transport's contract: what goes out and what comes back, byte by byte. */
@Timeout(60)
class DockerJavaTransportTest extends ScriptedDockerJava {

    @Test
    void answer_hasStatusHeadersAndBody() throws IOException {
        script.on("GET", "/containers/c1/json")
                .answer(Reply.json(404, "{\"message\":\"none\"}").withHeader("Docker-Experimental", "false"));
        try (Response response =
                transport.execute(get("/v1.41/containers/c1/json").build())) {
            assertThat(response.getStatusCode()).isEqualTo(404);
            assertThat(response.getHeader("docker-EXPERIMENTAL")).isEqualTo("false");
            assertThat(response.getHeaders()).containsEntry("content-type", List.of("application/json"));
            assertThat(response.getHeader("absent")).isNull();
            assertThat(text(response)).isEqualTo("{\"message\":\"none\"}");
            assertThat(response.getBody().read()).isEqualTo(-1);
            assertThat(response.getBody().read(new byte[1])).isEqualTo(-1);
        }
        assertThat(received().path()).isEqualTo("/v1.41/containers/c1/json");
    }

    @ParameterizedTest
    @CsvSource({"/%20some/path/,/%20some/path/_ping", "/,/_ping", "'',/_ping", "/a,/a/_ping"})
    void pathOfTheHost_comesBeforeTheRequests(String base, String expected) throws IOException {
        try (ScriptedEngine tcp = ScriptedEngine.onTcp();
                DockerJavaTransport client = DockerJavaTransport.of(URI.create(tcp.host() + base), null)) {
            tcp.on("GET", expected).answer(Reply.status(200));
            try (Response response = client.execute(get("/_ping").build())) {
                assertThat(response.getStatusCode()).isEqualTo(200);
            }
            assertThat(tcp.requests()).extracting(RecordedRequest::path).containsExactly(expected);
        }
    }

    @Test
    void headers_areSent_exceptThoseOfTheExchange() throws IOException {
        script.on("POST", "/build").answer(Reply.status(200));
        call(post("/build")
                .putHeader("accept", "application/json")
                .putHeader("content-type", "application/tar")
                .putHeader("X-Registry-Config", "e30=")
                .putHeader("transfer-encoding", "identity")
                .putHeader("Content-Length", "7")
                .bodyBytes(new byte[] {0, -1, 'x'}));
        assertThat(received().headers())
                .containsEntry("Accept", "application/json")
                .containsEntry("Content-Type", "application/tar")
                .containsEntry("X-Registry-Config", "e30=")
                .containsEntry("Content-Length", "3")
                .doesNotContainKey("Transfer-Encoding");
        assertThat(received().body()).containsExactly(0, -1, 'x');
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"/x HTTP/1.1\",GET,A,b",
                "\"/x\n\",GET,A,b",
                "/x,\"GET /y\",A,b",
                "/x,GET,A,\"b\r\nC: d\"",
                "/x,GET,A:,b"
            })
    void request_thatWouldBecomeAnother_isRefused(String path, String method, String name, String value) {
        Request request = Request.builder()
                .method(method)
                .path(path)
                .putHeader(name, value)
                .build();
        assertThatThrownBy(() -> transport.execute(request)).isInstanceOf(IllegalArgumentException.class);
        assertThat(script.requests()).isEmpty();
    }

    @Test
    void answerWithoutLength_isReadToTheEndOfTheConnection() throws IOException {
        script.on("GET", "/x").answer(Reply.plainText(200, "all of it"));
        assertThat(call(get("/x"))).isEqualTo("all of it\r\n");
    }

    @Test
    void answerThatStreams_isGivenAsItComes() throws IOException {
        CompletableFuture<String> later = new CompletableFuture<>();
        script.on("GET", "/events").answer(Reply.chunkedLater(later));
        try (Response response = transport.execute(get("/events").build())) {
            assertThat(response.getStatusCode()).isEqualTo(200);
            later.complete("{}");
            byte[] target = new byte[100];
            assertThat(response.getBody().read(target, 3, 90)).isEqualTo(2);
            assertThat(new String(target, 3, 2, StandardCharsets.UTF_8)).isEqualTo("{}");
            assertThat(response.getBody().read(target, 0, 0)).isZero();
            assertThat(response.getBody().read()).isEqualTo(-1);
        }
    }

    @Test
    void answerThatIsCut_isNoWholeOne() {
        byte[] cut =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf".getBytes(StandardCharsets.US_ASCII);
        script.on("GET", "/x").answer(Reply.bytes(cut));
        assertThatThrownBy(() -> call(get("/x")))
                .isInstanceOf(IOException.class)
                .hasRootCauseInstanceOf(EOFException.class);
    }

    @Test
    void noEngine_isSaidWithTheCure() throws IOException {
        script.close();
        assertThatThrownBy(() -> call(get("/_ping")))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(script.host().getPath());
    }

    @Test
    void calls_doNotWaitForEachOther() throws Exception {
        CompletableFuture<String> later = new CompletableFuture<>();
        script.on("GET", "/slow").answer(Reply.chunkedLater(later));
        script.on("GET", "/quick").answer(Reply.json(200, "{}"));
        List<Response> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(transport.execute(get("/slow").build()));
        }
        assertThat(call(get("/quick"))).isEqualTo("{}");
        later.complete("done");
        for (Response response : waiting) {
            assertThat(text(response)).isEqualTo("done");
            response.close();
        }
    }

    @Test
    void otherHosts_areRefusedWithWhatToUse() {
        assertThatThrownBy(() -> DockerJavaTransport.of(URI.create("npipe:////./pipe/docker_engine"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("npipe");
    }

    @Test
    void tlsWithoutKeys_isRefused_notLeftOut() {
        URI host = URI.create("tcp://localhost:2376");
        assertThatThrownBy(() -> DockerJavaTransport.of(host, () -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the TLS configuration for tcp://localhost:2376 has no keys that can be used:"
                        + " check the directory of its certificates, or configure no TLS");
        assertThatThrownBy(() -> DockerJavaTransport.of(host, () -> {
                    throw new KeyStoreException("bad key");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(bad key)");
    }
}
