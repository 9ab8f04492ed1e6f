// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ScriptedEngineTest {

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
    void ping_isAnsweredFromTheStart() throws IOException {
        engine.apiVersion("1.51");
        try (RawClient client = client()) {
            client.ask("HEAD", "/_ping");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n").contains("Api-Version: 1.51\r\n");
            client.ask("GET", "/v1.41/_ping");
            assertThat(client.readHead()).contains("Content-Length: 2\r\n", "Ostype: linux\r\n");
            assertThat(client.readUntil("OK")).isEqualTo("OK");
        }
    }

    @Test
    void onUnixSocket_isInAFolderOfItsOwn() throws IOException {
        Path socket = Path.of(engine.host().getPath());
        assertThat(engine.host().toString()).startsWith("unix:///");
        assertThat(engine.environment()).containsEntry("DOCKER_HOST", "unix://" + socket);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
        engine.close();
        assertThat(socket.getParent()).doesNotExist();
        engine.close();
    }

    @Test
    void onUnixSocket_atAPath_removesTheSocketOnly(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("s.sock");
        try (ScriptedEngine other = ScriptedEngine.onUnixSocket(socket)) {
            assertThat(other.host()).isEqualTo(URI.create("unix://" + socket));
            assertThat(socket).exists();
            assertThatThrownBy(() -> ScriptedEngine.onUnixSocket(socket)).isInstanceOf(IOException.class);
        }
        assertThat(socket).doesNotExist();
        assertThat(folder).exists();
    }

    @Test
    void onTcp_answersAnyHttpClient() throws Exception {
        try (ScriptedEngine tcp = ScriptedEngine.onTcp()) {
            tcp.on("POST", "/containers/*/wait")
                    .answer(Reply.chunked("application/json", bytes("{\"a\""), bytes(":1}")));
            URI uri =
                    URI.create("http://127.0.0.1:" + tcp.host().getPort() + "/v1.41/containers/c/wait?condition=a%2Cb");
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setRequestProperty("Connection", "close");
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setChunkedStreamingMode(3);
            connection.getOutputStream().write(bytes("onetwo"));
            assertThat(connection.getInputStream()).hasContent("{\"a\":1}");
            connection.disconnect();
            RecordedRequest recorded = tcp.takeRequest(Deadline.USUAL);
            assertThat(recorded.line()).isEqualTo("POST /containers/c/wait");
            assertThat(recorded.path()).isEqualTo("/v1.41/containers/c/wait");
            assertThat(recorded.query()).containsEntry("condition", "a,b");
            assertThat(recorded.headers()).containsEntry("transfer-ENCODING", "chunked");
            assertThat(recorded.text()).isEqualTo("onetwo");
            assertThat(recorded.upgraded()).isFalse();
            assertThat(recorded.defect()).isEmpty();
        }
    }

    @Test
    void unknownRoute_is404AndRecorded() throws IOException {
        try (RawClient client = client()) {
            client.ask("GET", "/nowhere");
            assertThat(client.readHead())
                    .startsWith("HTTP/1.1 404 Not Found\r\n")
                    .contains("application/json");
            assertThat(client.readUntil("}\n")).isEqualTo("{\"message\":\"page not found\"}\n");
        }
        assertThat(engine.requests()).hasSize(1);
        assertThat(engine.requests().get(0)).hasToString("GET /nowhere");
    }

    @Test
    void answers_countedOnesInOrder_thenTheLatest() throws IOException {
        Armed first = engine.on("GET", "/x").answer(Reply.status(201));
        engine.on("GET", "/x").answer(Reply.status(202));
        Armed once = engine.on("GET", "/x").answer(Reply.status(301)).times(1);
        Armed twice = engine.on("GET", "/*").answer(Reply.status(302)).times(2);
        Armed later = engine.on("GET", "/x").answer(Reply.status(303)).afterCalls(4);
        StringBuilder codes = new StringBuilder();
        try (RawClient client = client()) {
            for (int i = 0; i < 9; i++) {
                if (i == 8) {
                    later.close();
                }
                codes.append(client.ask("GET", "/x").readHead(), 9, 12).append(' ');
            }
        }
        assertThat(codes).hasToString("301 302 302 202 202 202 202 303 202 ");
        assertThat(first.hits()).isZero();
        assertThat(once.hits()).isEqualTo(1);
        assertThat(twice.hits()).isEqualTo(2);
        assertThat(later.hits()).isEqualTo(1);
    }

    @Test
    void takeRequest_withoutOne_saysWhatCame() throws Exception {
        try (RawClient client = client()) {
            client.ask("GET", "/a").readHead();
        }
        assertThat(engine.takeRequest(Deadline.USUAL).path()).isEqualTo("/a");
        assertThatThrownBy(() -> engine.takeRequest(Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /a");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> engine.takeRequest(Deadline.USUAL)).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void patterns_withoutASlash_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.on("GET", "x"))
                .withMessageContaining("x");
    }

    @Test
    void close_inTheMiddleOfEverything_endsIt() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        engine.on("GET", "/gate")
                .answer(Reply.upgraded(
                        Conversation.conversation().run(waiting::countDown).awaitGate(new CountDownLatch(1))));
        engine.on("GET", "/pause")
                .answer(Reply.upgraded(Conversation.conversation().pause(Duration.ofHours(1))));
        engine.on("GET", "/receive")
                .answer(Reply.upgraded(Conversation.conversation().receive("x")));
        engine.on("GET", "/later").answer(Reply.chunkedLater(new CompletableFuture<>()));
        engine.on("GET", "/big")
                .answer(Reply.upgraded(Conversation.conversation().send(new byte[10_000_000])));
        List<String> paths = List.of("/gate", "/pause", "/receive", "/later", "/big", "");
        List<RawClient> clients = new ArrayList<>();
        for (String path : paths) {
            RawClient client = client();
            clients.add(client);
            if (!path.isEmpty()) {
                client.ask("GET", path).readHead();
            }
        }
        waiting.await();
        engine.close();
        for (RawClient client : clients) {
            client.close();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
