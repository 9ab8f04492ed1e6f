// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MalformedRequestTest {

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

    private String answer(byte[] request) throws IOException {
        try (RawClient client = new RawClient(engine.host())) {
            return client.send(request).endInput().readToEnd();
        }
    }

    private void assertAlive() throws IOException {
        try (RawClient client = new RawClient(engine.host())) {
            assertThat(client.ask("GET", "/_ping").readUntil("OK")).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void brokenRequest_is400_isRecorded_andEndsItsConnectionOnly() throws IOException {
        List<String> broken = List.of(
                "GET / HTTP/1.1\r\nbroken\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "GET /" + "a".repeat(100_000),
                "G\u0001T / HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc");
        for (String request : broken) {
            assertThat(answer(request.getBytes(StandardCharsets.ISO_8859_1)))
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("{\"message\":\"bad request: ");
            assertAlive();
        }
        assertThat(engine.requests().stream().filter(request -> request.defect().isPresent()))
                .hasSize(broken.size());
    }

    @Test
    void brokenRequest_withTheClientStillSending_isAnsweredWithoutAReset() throws IOException {
        try (RawClient client = new RawClient(engine.host())) {
            client.send("nonsense\r\n\r\n" + "x".repeat(50_000));
            assertThat(client.readUntil("}\n")).startsWith("HTTP/1.1 400");
            client.endInput();
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void unknownMethod_is404() throws IOException {
        assertThat(answer("BREW /_ping HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void randomBytes_aThousandTimes_harmNobody() throws IOException {
        Random random = new Random(20260720);
        for (int i = 0; i < 1000; i++) {
            byte[] request = new byte[1 + random.nextInt(300)];
            random.nextBytes(request);
            String answer = answer(request);
            assertThat(answer).startsWith("HTTP/1.1 4");
        }
        assertAlive();
        assertThat(engine.requests()).hasSize(1001);
    }

    @Test
    void embeddedEngine_answersBrokenRequestsInItsWords() throws IOException {
        try (EmbeddedEngine embedded = embedded()) {
            ApiClient api = new ApiClient(embedded.host(), "1.41");
            assertThat(api.call("GET", "/nowhere").message()).isEqualTo("page not found");
            assertThat(api.call("DELETE", "/info").status()).isEqualTo(404);
            assertThat(api.call("GET", "/containers/%zz/json").status()).isEqualTo(404);
            assertThat(api.call("GET", "//").status()).isEqualTo(404);
            assertThat(api.call("POST", "/containers/create", "{\"Image\":").status())
                    .isEqualTo(500);
            assertThat(api.call("POST", "/containers/create", "[]").status()).isEqualTo(500);
            assertThat(api.call("POST", "/containers/create", "{}").status()).isEqualTo(404);
            assertThat(api.call("POST", "/containers/create?name=-", "{\"Image\":\"box\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(api.call("POST", "/exec/none/start", "{}").status()).isEqualTo(404);
            assertThat(api.call("POST", "/containers/c/resize?h=x&w=1").status())
                    .isEqualTo(400);
            assertThat(api.call("POST", "/containers/c/stop?t=soon").status()).isEqualTo(500);
            assertThat(api.call("GET", "/containers/json?filters=x").status()).isEqualTo(400);
            assertThat(new ApiClient(embedded.host(), "1.99")
                            .call("GET", "/info")
                            .message())
                    .contains("is too new");
            assertThat(new ApiClient(embedded.host(), "1.1")
                            .call("GET", "/info")
                            .message())
                    .contains("is too old");
            assertThat(new ApiClient(embedded.host(), "1.99999999999")
                            .call("GET", "/info")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void embeddedEngine_survivesRandomBytes_tenThousandTimes() throws IOException {
        try (EmbeddedEngine embedded = embedded()) {
            Random random = new Random(20261120);
            for (int i = 0; i < 10_000; i++) {
                byte[] request = new byte[1 + random.nextInt(300)];
                random.nextBytes(request);
                try (RawClient client = new RawClient(embedded.host())) {
                    assertThat(client.send(request).endInput().readToEnd()).startsWith("HTTP/1.1 4");
                }
            }
            assertThat(new ApiClient(embedded.host(), "1.41")
                            .call("GET", "/_ping")
                            .body())
                    .isEqualTo("OK");
            assertThat(embedded.requests()).hasSize(10_001);
        }
    }

    @Test
    void embeddedEngine_survivesBrokenBodiesAndQueries() throws IOException {
        List<String> paths = List.of(
                "/containers/create",
                "/containers/c/exec",
                "/exec/none/start",
                "/containers/c/attach",
                "/containers/c/wait",
                "/containers/c/resize",
                "/containers/c/kill",
                "/containers/c/rename",
                "/images/create");
        String signs = "{}[]\",:0129atrefnlsCmdTyImage&=%";
        Random random = new Random(7);
        try (EmbeddedEngine embedded = embedded()) {
            for (int i = 0; i < 1000; i++) {
                StringBuilder text = new StringBuilder();
                for (int j = random.nextInt(30); j >= 0; j--) {
                    text.append(signs.charAt(random.nextInt(signs.length())));
                }
                String path = paths.get(i % paths.size()) + (i % 2 == 0 ? "" : "?" + text);
                try (RawClient client = new RawClient(embedded.host())) {
                    client.send("POST " + path + " HTTP/1.1\r\nContent-Length: " + text.length() + "\r\n\r\n" + text);
                    assertThat(client.readUntil("\r\n")).startsWith("HTTP/1.1 ");
                }
            }
            assertThat(new ApiClient(embedded.host(), "1.41")
                            .call("GET", "/_ping")
                            .body())
                    .isEqualTo("OK");
        }
    }

    private static EmbeddedEngine embedded() throws IOException {
        return EmbeddedEngine.setUp()
                .image("box", session -> 0)
                .container("c", "box")
                .onUnixSocket();
    }

    @Test
    void clientsThatGoAway_leaveNothing() throws IOException {
        engine.on("GET", "/big").answer(Reply.body(200, "text/plain", new byte[5_000_000]));
        for (String request :
                List.of("", "GE", "GET /big HTTP/1.1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n")) {
            new RawClient(engine.host()).send(request).close();
        }
        assertAlive();
    }
}
