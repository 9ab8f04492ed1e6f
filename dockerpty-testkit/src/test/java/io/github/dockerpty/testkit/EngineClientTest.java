// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EngineClientTest {

    private LeakCheck leaks;
    private ScriptedEngine engine;
    private EngineClient client;

    @BeforeEach
    void open() throws IOException {
        leaks = LeakCheck.begin();
        engine = ScriptedEngine.onUnixSocket();
        client = EngineClient.at(engine.host()).withVersion("1.41");
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        leaks.close();
    }

    @Test
    void call_path_getsTheVersionUnlessItHasOne() throws IOException {
        client.call("GET", "/info");
        client.call("GET", "/v1.99/info");
        EngineClient.at(engine.host()).call("GET", "/info");
        assertThat(engine.requests())
                .extracting(RecordedRequest::path)
                .containsExactly("/v1.41/info", "/v1.99/info", "/info");
    }

    @Test
    void call_json_isSentAsSuch() throws IOException {
        client.call("POST", "/containers/create?name=c", "{\"Image\":\"ä\"}");
        RecordedRequest request = engine.takeRequest(Deadline.USUAL);
        assertThat(request.text()).isEqualTo("{\"Image\":\"ä\"}");
        assertThat(request.headers()).containsEntry("Content-Type", "application/json");
        assertThat(request.query()).containsEntry("name", "c");
    }

    @Test
    void call_everyKindOfBody_isRead() throws IOException {
        engine.on("GET", "/length").answer(Reply.json(200, "{}"));
        engine.on("GET", "/chunks")
                .answer(Reply.chunked("text/plain", "a".getBytes(StandardCharsets.UTF_8), new byte[] {'b'}));
        engine.on("GET", "/end")
                .answer(Reply.bytes("HTTP/1.1 200 OK\r\n\r\nto the end".getBytes(StandardCharsets.UTF_8)));
        engine.on("HEAD", "/head")
                .answer(Reply.bytes("HTTP/1.0 200\r\nContent-Length: 7\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(client.call("GET", "/length").text()).isEqualTo("{}");
        assertThat(client.call("GET", "/chunks").text()).isEqualTo("ab");
        assertThat(client.call("GET", "/end").text()).isEqualTo("to the end");
        assertThat(client.call("HEAD", "/head").text()).isEmpty();
    }

    @Test
    void expecting_otherStatus_throwsWithTheFacts() throws IOException {
        EngineClient.Answer answer = client.call("GET", "/nothing");
        assertThat(answer.expecting(200, 404)).isSameAs(answer);
        assertThatThrownBy(() -> answer.expecting(200))
                .hasMessage("GET /nothing: 404, page not found")
                .isInstanceOfSatisfying(EngineRefusedException.class, e -> {
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.request()).isEqualTo("GET /nothing");
                    assertThat(e.engineMessage()).isEqualTo("page not found");
                });
    }

    @Test
    void call_silentEngine_endsAtTheLimit() {
        engine.on("*", "/slow").inject(new Fault.StallBeforeReply(Duration.ofMinutes(5)));
        assertThatThrownBy(() -> client.withLimit(Duration.ofMillis(50)).call("GET", "/slow"))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("GET /slow at " + engine.host() + ": no answer within PT0.05S");
        assertThatThrownBy(() -> client.withLimit(Duration.ofMillis(50))
                        .hijack("/slow", "")
                        .close())
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void call_brokenAnswer_throws() {
        String[] answers = {
            "",
            "HTTP/1.1 200 OK\r\n",
            "nonsense\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
        };
        for (String answer : answers) {
            try (Armed armed =
                    engine.on("GET", "/broken").answer(Reply.bytes(answer.getBytes(StandardCharsets.UTF_8)))) {
                assertThatThrownBy(() -> client.call("GET", "/broken"))
                        .as(answer)
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("GET /broken at " + engine.host() + " failed: ");
                assertThat(armed.hits()).isEqualTo(1);
            }
        }
    }

    @Test
    void hijack_upgraded_streamsBothWays() throws IOException {
        Frames answer = Frames.frames().stdout("hello").stderr("oops");
        Conversation conversation = Conversation.conversation()
                .receive("ping")
                .sendRaw("prompt> ")
                .receiveEnd()
                .send(answer)
                .close();
        engine.on("POST", "/exec/e/start").answer(Reply.upgraded(conversation));
        try (EngineStream stream = client.hijack("/exec/e/start", "{}").expectingStream()) {
            assertThat(stream.status()).isEqualTo(101);
            assertThat(stream.headers()).containsEntry("upgrade", "tcp");
            assertThat(stream.send("ping").readUntil("> ")).isEqualTo("prompt> ");
            stream.halfClose();
            assertThat(stream.readFrames().list()).isEqualTo(answer.list());
        }
        conversation.awaitSuccess(Deadline.USUAL);
    }

    @Test
    void hijack_refused_tellsWhy() throws IOException {
        try (EngineStream stream = client.hijack("/exec/none/start", "{}")) {
            assertThat(stream.status()).isEqualTo(404);
            assertThatThrownBy(stream::expectingStream)
                    .isInstanceOf(EngineRefusedException.class)
                    .hasMessage("POST /exec/none/start: 404, page not found");
        }
    }

    @Test
    void readUntil_endBefore_failsWithWhatCame() throws IOException {
        engine.on("POST", "/exec/e/start")
                .answer(Reply.upgraded(Conversation.conversation().sendRaw("ab").close()));
        try (EngineStream stream = client.hijack("/exec/e/start", "{}")) {
            assertThatThrownBy(() -> stream.readUntil("c"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("POST /exec/e/start: the stream ended without c, after \"ab\"");
        }
    }

    @Test
    void tls_foreignEngine_isRefused(@TempDir Path folder) throws IOException {
        Path ours = Files.createDirectory(folder.resolve("ours"));
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        try (ScriptedEngine other = ScriptedEngine.onTls(ours);
                ScriptedEngine another = ScriptedEngine.onTls(theirs)) {
            assertThat(EngineClient.at(other.host(), ours).call("GET", "/_ping").text())
                    .isEqualTo("OK");
            assertThatThrownBy(() -> EngineClient.at(another.host(), ours).call("GET", "/_ping"))
                    .hasMessageStartingWith("cannot reach the engine at " + another.host())
                    .hasCauseInstanceOf(SSLException.class);
        }
    }

    @Test
    void tls_unusableFiles_areNamed(@TempDir Path folder) throws IOException {
        try (ScriptedEngine other = ScriptedEngine.onTls(folder)) {
            Path key = folder.resolve("key.pem");
            Files.writeString(key, "-----BEGIN RSA PRIVATE KEY-----\n");
            assertThatThrownBy(() -> EngineClient.at(other.host(), folder))
                    .hasMessage("no key in PKCS #8 in " + key + ": convert it with openssl pkcs8 -topk8 -nocrypt");
            Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
            assertThatThrownBy(() -> EngineClient.at(other.host(), folder))
                    .hasMessageStartingWith("the key in " + key + " is of none of");
            Files.writeString(folder.resolve("ca.pem"), "nonsense");
            assertThatThrownBy(() -> EngineClient.at(other.host(), folder))
                    .hasMessageStartingWith("cannot use the certificates in " + folder);
            Files.delete(folder.resolve("ca.pem"));
            assertThatThrownBy(() -> EngineClient.at(other.host(), folder)).hasMessageContaining("ca.pem");
        }
    }
}
