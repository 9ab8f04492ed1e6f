// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Engines that cannot be reached, or with which a version has to be found. */
@Timeout(60)
class ReachabilityTest {

    private static final ExecStart START = new ExecStart(false, Optional.empty());

    @TempDir
    Path directory;

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

    @Test
    void ping_headRefused_isAskedByGet() throws IOException {
        script.on("HEAD", "/_ping").answer(Reply.status(405, "no HEAD"));
        script.apiVersion("1.30");
        assertThat(engine.version().api()).isEqualTo("1.30");
    }

    @Test
    void ping_failed_leavesTheVersionOut() throws IOException {
        script.on("*", "/_ping").answer(Reply.status(500, "busy"));
        script.on("POST", "/containers/c1/start").answer(Reply.status(204));
        assertThat(engine.startContainer("c1")).isTrue();
        assertThat(script.requests()).extracting("path").contains("/containers/c1/start");
        assertThatThrownBy(engine::version).hasMessage("busy");
    }

    @Test
    void ping_withoutVersion_isAnOldEngine() throws IOException {
        script.on("HEAD", "/_ping").answer(Reply.bytes(bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")));
        assertThat(engine.version().api()).isEqualTo("1.24");
    }

    @Test
    void ping_newerEngine_isAgreedAtOurMaximum() throws IOException {
        script.apiVersion("1.99");
        assertThat(engine.version().api()).isEqualTo("1.51");
    }

    @Test
    void apiVersion_fixed_isNotAskedFor() throws IOException {
        script.on("POST", "/containers/c1/start").answer(Reply.status(204));
        Engine fixed = Engine.at(Endpoint.of(script.host()).withApiVersion("1.43"));
        assertThat(fixed.startContainer("c1")).isTrue();
        assertThat(script.requests()).extracting("path").containsExactly("/v1.43/containers/c1/start");
        assertThat(fixed.version().api()).isEqualTo("1.43");
    }

    @Test
    void socket_missing_saysWhatToDo() {
        Engine none = Engine.at(Endpoint.of(URI.create("unix://" + directory.resolve("none.sock"))));
        assertThatThrownBy(none::version)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("none.sock: no such socket: start the engine");
    }

    @Test
    void socket_withNobodyBehindIt_saysWhatToDo() throws IOException {
        script.close();
        Path plain = Files.createFile(directory.resolve("plain"));
        assertThatThrownBy(Engine.at(Endpoint.of(URI.create("unix://" + plain)))::version)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("nothing listens");
    }

    @Test
    void socket_pathTooLong_saysWhatToDo() {
        Engine far = Engine.at(Endpoint.of(URI.create("unix:///tmp/" + "x".repeat(200))));
        assertThatThrownBy(far::version)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("107 bytes");
    }

    @Test
    void tcp_refused_saysWhatToDo() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        assertThatThrownBy(Engine.at(Endpoint.of(URI.create("tcp://127.0.0.1:" + port)))::version)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("tcp://127.0.0.1:" + port + ": connection refused");
        assertThatThrownBy(Engine.at(Endpoint.of(URI.create("tcp://nowhere.invalid")))::version)
                .hasMessageContaining("no such host");
    }

    @Test
    void tcp_serves_asWellAsUnix() throws IOException {
        try (ScriptedEngine tcp = ScriptedEngine.onTcp()) {
            Conversation talk =
                    Conversation.conversation().receiveEnd().sendRaw("end").close();
            tcp.on("POST", "/base/v1.41/exec/e1/start").answer(Reply.upgraded(talk));
            tcp.on("HEAD", "/base/_ping").answer(Reply.status(200));
            Engine based =
                    Engine.at(Endpoint.of(URI.create(tcp.host() + "/base")).withHeaders(Map.of("X-A", "1")));
            try (EngineConnection stream = based.startExec("e1", START)) {
                stream.shutdownOutput();
                assertThat(EngineIT.drain(stream)).isEqualTo(bytes("end"));
            }
            assertThat(tcp.requests().get(0).headers()).containsKey("Host").containsValue("1");
        }
    }

    @Test
    void headers_thatBreakTheRequest_areRefused() {
        Endpoint endpoint = Endpoint.of(script.host());
        assertThatThrownBy(() -> Engine.at(endpoint.withHeaders(Map.of("A", "secret\r\nB: 1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("secret");
        assertThatThrownBy(() -> Engine.at(endpoint.withHeaders(Map.of("A b", "1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
