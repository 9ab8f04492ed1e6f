// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReplyTest {

    private LeakCheck leaks;
    private ScriptedEngine engine;

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        engine = ScriptedEngine.onUnixSocket();
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        leaks.close();
    }

    private RawClient client() throws IOException {
        return new RawClient(engine.host());
    }

    @Test
    void replies_areWrittenAsTheySay() throws IOException {
        engine.on("GET", "/none").answer(Reply.status(204));
        engine.on("GET", "/error").answer(Reply.status(409, "say \"no\"\n\\"));
        engine.on("GET", "/text").answer(Reply.plainText(404, "No such container: c"));
        engine.on("*", "/body/**").answer(Reply.body(200, "a/b", "body").withHeader("content-type", "c/d"));
        engine.on("GET", "/raw").answer(Reply.bytes(bytes("nonsense")));
        try (RawClient client = client()) {
            assertThat(client.ask("GET", "/none").readHead())
                    .startsWith("HTTP/1.1 204 No Content\r\n")
                    .doesNotContain("Content-Length");
            client.ask("GET", "/error").readHead();
            assertThat(client.readUntil("}\n")).isEqualTo("{\"message\":\"say \\\"no\\\"\\u000a\\\\\"}\n");
            assertThat(client.ask("HEAD", "/body/of/it").readHead()).contains("Content-Length: 4", "Type: c/d");
            assertThat(client.ask("PUT", "/body/x").readUntil("body"))
                    .contains("Type: c/d\r\n")
                    .doesNotContain("a/b");
            client.ask("GET", "/text");
            assertThat(client.readHead()).contains("404", "raw-stream").doesNotContain("Content-Length");
            assertThat(client.readToEnd()).isEqualTo("No such container: c\r\n");
        }
        try (RawClient client = client()) {
            assertThat(client.ask("GET", "/raw").readToEnd()).isEqualTo("nonsense");
        }
    }

    @Test
    void chunkedLater_sendsItsHeadAtOnce() throws IOException {
        CompletableFuture<String> exit = new CompletableFuture<>();
        engine.on("POST", "/containers/*/wait").answer(Reply.chunkedLater(exit));
        try (RawClient client = client();
                RawClient other = client()) {
            assertThat(client.ask("POST", "/containers/c/wait").readHead()).contains("Transfer-Encoding: chunked");
            exit.complete("{\"StatusCode\":7}");
            assertThat(client.readUntil("0\r\n\r\n")).isEqualTo("10\r\n{\"StatusCode\":7}\r\n0\r\n\r\n");
            CompletableFuture<String> never = new CompletableFuture<>();
            never.completeExceptionally(new IOException("engine gone"));
            engine.on("POST", "/containers/*/wait").answer(Reply.chunkedLater(never));
            other.ask("POST", "/containers/c/wait").readHead();
            assertThat(other.readToEnd()).isEmpty();
        }
    }

    @Test
    void bytesLeftOpen_isSilentUntilTheClientGoes() throws IOException {
        engine.on("GET", "/x").answer(Reply.bytesLeftOpen(bytes("HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\nno")));
        try (RawClient client = client()) {
            assertThat(client.ask("GET", "/x").readUntil("no")).contains("500");
            client.channel.configureBlocking(false);
            assertThat(client.readSome()).isEmpty();
            client.channel.configureBlocking(true);
            assertThat(client.endInput().readToEnd()).isEmpty();
        }
    }

    @Test
    void connection_closedByHeaderOrVersion_ends() throws IOException {
        try (RawClient client = client()) {
            client.send("GET /_ping HTTP/1.1\r\nConnection: close\r\n\r\n");
            assertThat(client.readToEnd()).endsWith("\r\n\r\nOK");
        }
        try (RawClient client = client()) {
            assertThat(client.send("GET /_ping HTTP/1.0\r\n\r\n").readToEnd()).endsWith("OK");
        }
    }

    @Test
    void pipelinedRequests_areAnsweredInOrder() throws IOException {
        try (RawClient client = client()) {
            client.send("GET /_ping HTTP/1.1\r\n\r\nPOST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"
                    + "GET /b HTTP/1.1\r\n\r\n");
            client.endInput();
            client.readToEnd();
        }
        assertThat(engine.requests())
                .extracting(RecordedRequest::toString)
                .containsExactly("GET /_ping", "POST /a abc", "GET /b");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
