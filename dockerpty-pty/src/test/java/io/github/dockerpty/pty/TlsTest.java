// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.pty.tls.TlsFiles;
import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.Relay;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection over TLS, with a server that wants our certificate. */
@Timeout(120)
class TlsTest {

    private static final ExecStart START = new ExecStart(true, Optional.empty());

    @TempDir
    static Path directory;

    private static TestCertificates certificates;

    private LeakCheck leaks;
    private ScriptedEngine script;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = TestCertificates.in(directory);
        SSLContext.getDefault();
    }

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        script = ScriptedEngine.onUnixSocket();
    }

    @AfterEach
    void stop() throws IOException {
        script.close();
        leaks.close();
    }

    private static SSLContext server(String name) throws IOException {
        return new TlsFiles(
                        certificates.path("ca.pem"),
                        certificates.path(name + ".pem"),
                        certificates.path(name + "-key.pem"),
                        true)
                .load()
                .context();
    }

    private static Endpoint endpoint(int port, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("DOCKER_HOST", "tcp://localhost:" + port);
        environment.put("DOCKER_TLS_VERIFY", "1");
        environment.put("DOCKER_CERT_PATH", directory.toString());
        environment.putAll(more);
        return Endpoint.fromEnvironment(environment, directory);
    }

    private static Engine engine(Relay relay) throws IOException {
        return Engine.at(endpoint(relay.port(), Map.of()));
    }

    /* With TLS 1.2 the JDK's server, unlike an engine's, ends its side as soon as we end ours. */
    @Test
    void stream_halfClosed_goesOnReading() throws Exception {
        Conversation talk = Conversation.conversation()
                .sendRaw("a")
                .receive("in")
                .receiveEnd()
                .sendRaw("x".repeat(100_000))
                .close();
        script.on("POST", "/exec/e1/start").answer(Reply.upgraded(talk));
        try (Relay relay = Relay.tls(script.host(), server("server"), "TLSv1.3");
                EngineConnection stream = engine(relay).startExec("e1", START)) {
            stream.write(ByteBuffer.wrap("in".getBytes(StandardCharsets.UTF_8)));
            stream.shutdownOutput();
            stream.shutdownOutput();
            assertThat(EngineIT.drain(stream)).hasSize(100_001);
        }
    }

    @Test
    void stream_directBuffers_areFilledAndSent() throws Exception {
        script.on("POST", "/exec/e1/start")
                .answer(Reply.upgraded(Conversation.conversation().echo()));
        try (Relay relay = Relay.tls(script.host(), server("server"), "TLSv1.3");
                EngineConnection stream = engine(relay).startExec("e1", START)) {
            ByteBuffer out = ByteBuffer.allocateDirect(50_000);
            while (out.hasRemaining()) {
                stream.write(out);
            }
            ByteBuffer in = ByteBuffer.allocateDirect(50_000);
            while (in.hasRemaining()) {
                assertThat(stream.read(in)).isPositive();
            }
            assertThat(stream.read(in)).isZero();
        }
    }

    @Test
    void stream_closedWhileBlocked_throws() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        script.on("POST", "/exec/*/start")
                .answer(Reply.upgraded(Conversation.conversation().awaitGate(gate)));
        try (Relay relay = Relay.tls(script.host(), server("server"), "TLSv1.3")) {
            EngineConnection reading = engine(relay).startExec("e1", START);
            assertThat(CloseWhileBlockedTest.closedWhile(() -> reading.read(ByteBuffer.allocate(1)), reading))
                    .isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(() -> reading.write(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
            reading.close();
            EngineConnection writing = engine(relay).startExec("e1", START);
            assertThat(CloseWhileBlockedTest.closedWhile(() -> writeForever(writing), writing))
                    .isInstanceOf(ClosedChannelException.class);
        } finally {
            gate.countDown();
        }
    }

    private static int writeForever(EngineConnection stream) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024 * 1024);
        while (bytes.hasRemaining()) {
            stream.write(bytes);
        }
        return 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void certificate_missingOrStrange_isToldWithTheCure(String protocol) throws Exception {
        try (Relay relay = Relay.tls(script.host(), server("server"), protocol)) {
            Path empty = Files.createTempDirectory(directory, "empty");
            Files.copy(certificates.path("ca.pem"), empty.resolve("ca.pem"));
            refused(endpoint(relay.port(), Map.of("DOCKER_CERT_PATH", empty.toString())));
            Files.copy(certificates.path("stranger.pem"), empty.resolve("cert.pem"));
            Files.copy(certificates.path("stranger-key.pem"), empty.resolve("key.pem"));
            refused(endpoint(relay.port(), Map.of("DOCKER_CERT_PATH", empty.toString())));
        }
    }

    private static void refused(Endpoint endpoint) {
        assertThatThrownBy(Engine.at(endpoint)::version)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageStartingWith("tcp://localhost:")
                .hasMessageMatching(".*(refused our certificate|ended the TLS handshake).*cert\\.pem.*");
    }

    @Test
    void server_forAnotherHost_isRefused() throws Exception {
        try (Relay relay = Relay.tls(script.host(), server("elsewhere"), "TLSv1.3")) {
            assertThatThrownBy(engine(relay)::version)
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("for another host");
            assertThat(Engine.at(endpoint(relay.port(), Map.of("DOCKER_TLS_VERIFY", "", "DOCKER_TLS", "1")))
                            .version()
                            .api())
                    .isEqualTo("1.41");
        }
    }

    @Test
    void server_ofAnotherAuthority_isRefused() throws Exception {
        try (Relay relay = Relay.tls(script.host(), server("server"), "TLSv1.3")) {
            Path other = Files.createTempDirectory(directory, "other");
            Files.copy(certificates.path("other-ca.pem"), other.resolve("ca.pem"));
            assertThatThrownBy(Engine.at(endpoint(relay.port(), Map.of("DOCKER_CERT_PATH", other.toString())))::version)
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("not trusted")
                    .hasMessageContaining("ca.pem");
            Endpoint ofTheJdk = Endpoint.of(URI.create("tcp://localhost:" + relay.port()), SSLContext.getDefault());
            assertThatThrownBy(Engine.at(ofTheJdk)::version).hasMessageContaining("not trusted");
        }
    }

    @Test
    void server_withoutTls_isNamed() throws Exception {
        try (ScriptedEngine plain = ScriptedEngine.onTcp()) {
            assertThatThrownBy(Engine.at(endpoint(plain.host().getPort(), Map.of()))::version)
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("not TLS");
        }
    }

    @Test
    void keys_ofEveryForm_areTaken() throws Exception {
        Path forms = Files.createTempDirectory(directory, "forms");
        Files.copy(certificates.path("ca.pem"), forms.resolve("ca.pem"));
        Files.copy(certificates.path("cert.pem"), forms.resolve("cert.pem"));
        certificates.openssl("ec -in key.pem -out " + forms.resolve("key.pem"));
        assertThat(Files.readString(forms.resolve("key.pem"))).contains("BEGIN EC PRIVATE KEY");
        try (Relay relay = Relay.tls(script.host(), server("server"), "TLSv1.2")) {
            Endpoint sec1 = endpoint(relay.port(), Map.of("DOCKER_CERT_PATH", forms.toString()));
            assertThat(Engine.at(sec1).version().api()).isEqualTo("1.41");
        }
    }
}
