// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Fault;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines that answer oddly, wrongly or not at all. */
@Timeout(60)
class MisbehaviorTest {

    private static final ExecStart START = new ExecStart(false, Optional.empty());

    private LeakCheck leaks;
    private ScriptedEngine script;
    private Engine engine;

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        script = ScriptedEngine.onUnixSocket();
        engine = Engine.at(Endpoint.of(script.host()));
    }

    @AfterEach
    void stop() throws IOException {
        script.close();
        leaks.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String stream(Reply reply) throws IOException {
        script.on("POST", "/exec/e1/start").answer(reply);
        try (EngineConnection stream = engine.startExec("e1", START)) {
            return new String(EngineIT.drain(stream), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void head_inOneBytePieces_isRead() throws IOException {
        script.on("POST", "/exec/e1/start").inject(new Fault.Split(1));
        assertThat(stream(Reply.upgraded(
                        Conversation.conversation().sendRaw("data").close())))
                .isEqualTo("data");
    }

    @Test
    void data_gluedToTheHead_isKept() throws IOException {
        assertThat(stream(Reply.bytes(bytes("HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\n\u0001first\r\n\r\nrest"))))
                .isEqualTo("\u0001first\r\n\r\nrest");
    }

    @Test
    void status200Chunked_fromAProxy_isDechunked() throws IOException {
        assertThat(stream(Reply.bytes(
                        bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"))))
                .isEqualTo("ab");
    }

    @Test
    void status200WithLength_isNoStream() {
        assertThatThrownBy(() -> stream(Reply.body(200, "text/html", "<html>")))
                .hasMessageContaining("document instead of a stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 409 Conflict\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\nit is paused\r\n",
                "HTTP/1.1 409 Conflict\r\nContent-Length: 27\r\n\r\n{\"message\":\"it is paused\"}\n",
                "HTTP/1.1 409 Conflict\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nit is pa\r\n4\r\nused\r\n0\r\n\r\n",
                "HTTP/1.1 409 Conflict\r\nContent-Length: 999\r\n\r\nit is paused"
            })
    void error_inAnyForm_isToldInTheEnginesWords(String answer) {
        assertThatThrownBy(() -> stream(Reply.bytes(bytes(answer))))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.status()).isEqualTo(409))
                .hasMessage("it is paused");
    }

    @Test
    void error_onAConnectionLeftOpen_isReadByItsLength() {
        String answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 17\r\n\r\n{\"message\":\"no\"}\n";
        assertThatThrownBy(() -> stream(Reply.bytesLeftOpen(bytes(answer))))
                .isInstanceOf(EngineException.class)
                .hasMessage("no");
    }

    @Test
    void error_withoutText_namesTheCall() {
        assertThatThrownBy(() -> stream(Reply.bytes(bytes("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"))))
                .hasMessage("POST /v1.41/exec/e1/start was answered with status 500 and no message");
    }

    @Test
    void error_huge_isCut() {
        String answer = "HTTP/1.1 500 Oops\r\n\r\n" + "x".repeat(3 * 1024 * 1024);
        assertThatThrownBy(() -> stream(Reply.bytes(bytes(answer))))
                .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.answer())
                        .hasSizeBetween(1024 * 1024, 1024 * 1024 + 8192));
    }

    @Test
    void httpsServer_saysThatTlsIsMissing() {
        String answer = "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n";
        assertThatThrownBy(() -> stream(Reply.bytes(bytes(answer))))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("DOCKER_TLS_VERIFY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH\r\n", "\u0015\u0003\u0001", "HTTP/1.1 200 OK\r\nhalf"})
    void garbage_isNoEngine(String answer) {
        assertThatThrownBy(() -> stream(Reply.bytes(bytes(answer))))
                .isInstanceOfSatisfying(EngineUnavailableException.class, e -> assertThat(e.address())
                        .isEqualTo(script.host().toString()))
                .hasMessageContaining("DOCKER_");
    }

    @Test
    void head_oversized_isRefused() {
        assertThatThrownBy(() -> stream(Reply.bytes(bytes("HTTP/1.1 200 OK\r\nA: " + "x".repeat(70_000)))))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("65536");
    }

    @Test
    void close_withoutAnswer_isNoSuccess() {
        assertThatThrownBy(() -> stream(Reply.bytes(new byte[0])))
                .hasMessageContaining("POST /v1.41/exec/e1/start on unix://")
                .hasMessageContaining("without an answer");
    }

    @Test
    void answer_cut_isNoSuccess() {
        script.on("GET", "/exec/e1/json")
                .answer(Reply.bytes(bytes("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"ID\":\"e1\",")));
        assertThatThrownBy(() -> engine.inspectExec("e1")).hasMessageContaining("11 of 50 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"ID\":", "{\"ID\":5}", "{}", "{\"Running\":true}", "<html>"})
    void answer_thatIsNone_isAnIoFailure(String json) {
        script.on("GET", "/exec/e1/json").answer(Reply.json(200, json));
        script.on("GET", "/containers/c1/json").answer(Reply.json(200, json));
        script.on("POST", "/containers/c1/exec").answer(Reply.json(201, json));
        script.on("POST", "/containers/create").answer(Reply.json(201, json));
        assertThatThrownBy(() -> engine.inspectExec("e1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> engine.inspectContainer("c1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> engine.createExec("c1", ExecSpec.of(List.of("x"))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> engine.createContainer(ContainerSpec.of("x"))).isInstanceOf(IOException.class);
    }

    @Test
    void redirect_isNoAnswer() {
        script.on("GET", "/exec/e1/json").answer(Reply.status(301));
        assertThatThrownBy(() -> engine.inspectExec("e1")).hasMessageContaining("301");
    }
}
