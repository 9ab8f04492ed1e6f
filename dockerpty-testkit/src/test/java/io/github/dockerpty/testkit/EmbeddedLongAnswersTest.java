// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that wait for something, and clients that do not. */
@Timeout(60)
class EmbeddedLongAnswersTest {

    private EmbeddedEngine engine;

    @BeforeEach
    void start() throws IOException {
        engine = EmbeddedEngine.setUp()
                .image("box", session -> 0)
                .container("c", "box")
                .onUnixSocket();
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /containers/c/wait", "GET /events", "GET /containers/c/logs?stdout=1&follow=1"})
    void clientThatGoes_leavesNothing(String request) throws IOException {
        try (LeakCheck leaks = LeakCheck.begin()) {
            String[] words = request.split(" ", -1);
            try (RawClient client = new RawClient(engine.host())) {
                assertThat(client.ask(words[0], words[1]).readHead()).contains("chunked");
            }
            assertThat(leaks).isNotNull();
        }
    }

    @Test
    void connection_takesAnotherRequest_alsoOneThatCameEarly() throws IOException {
        try (RawClient client = new RawClient(engine.host())) {
            client.ask("POST", "/containers/c/wait").ask("GET", "/_ping");
            client.readHead();
            new ApiClient(engine.host(), "1.41").call("POST", "/containers/c/kill");
            assertThat(client.readUntil("\r\n0\r\n\r\n")).contains("\"StatusCode\":137");
            assertThat(client.readUntil("OK")).startsWith("HTTP/1.1 200");
            client.ask("POST", "/containers/c/wait");
            assertThat(client.readUntil("\r\n0\r\n\r\n")).contains("\"StatusCode\":137");
        }
    }

    @Test
    void clientThatAsksForTheEnd_getsIt() throws IOException {
        try (RawClient client = new RawClient(engine.host())) {
            client.send("GET /containers/c/logs?stdout=1 HTTP/1.0\r\n\r\n");
            assertThat(client.readToEnd()).endsWith("0\r\n\r\n");
        }
    }

    @Test
    void faults_endThemToo() throws IOException {
        List<Fault> faults = List.of(new Fault.CutAfter(3), new Fault.ResetAfter(3));
        new ApiClient(engine.host(), "1.41").call("POST", "/containers/c/kill");
        for (Fault fault : faults) {
            try (Armed armed = engine.on("POST", "/containers/*/wait").inject(fault);
                    RawClient client = new RawClient(engine.host())) {
                client.ask("POST", "/containers/c/wait").readHead();
                assertThat(client.readToEnd()).hasSize(3);
                assertThat(armed.hits()).isEqualTo(1);
            }
        }
        try (Armed armed = engine.on("POST", "/containers/*/wait").inject(new Fault.StallAfter(3));
                RawClient client = new RawClient(engine.host())) {
            client.ask("POST", "/containers/c/wait").readHead();
            client.readExactly(3);
            assertThat(client.readFor(Duration.ofMillis(50))).isEqualTo("...");
            assertThat(armed.hits()).isEqualTo(1);
        }
    }

    @Test
    void lateExitCode_comesLater() throws IOException {
        ApiClient api = new ApiClient(engine.host(), "1.41");
        api.call("POST", "/containers/c/kill");
        Armed armed = engine.on("POST", "/containers/*/wait").inject(new Fault.LateExitCode(Duration.ofHours(1)));
        try (armed;
                RawClient client = new RawClient(engine.host())) {
            client.ask("POST", "/containers/c/wait").readHead();
            assertThat(client.readFor(Duration.ofMillis(50))).isEqualTo("...");
        }
        assertThat(api.call("POST", "/containers/c/wait").json().number("StatusCode"))
                .isEqualTo(137);
    }

    @Test
    void engineThatCloses_endsThem() throws IOException {
        try (LeakCheck leaks = LeakCheck.begin()) {
            EmbeddedEngine other = EmbeddedEngine.setUp()
                    .image("box", session -> 0)
                    .container("c", "box")
                    .onUnixSocket();
            try (RawClient client = new RawClient(other.host())) {
                client.ask("GET", "/events").readHead();
                other.close();
                assertThat(client.readToEnd()).doesNotEndWith("0\r\n\r\n");
                assertThatThrownBy(() -> client.ask("GET", "/_ping").readHead())
                        .isInstanceOfAny(IOException.class, AssertionError.class);
            }
            assertThat(leaks).isNotNull();
        }
    }
}
