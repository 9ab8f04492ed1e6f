// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.tls.TlsFiles;
import io.github.dockerpty.testkit.Relay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The calls over mutual TLS 1.3, through a relay in front of the engine's socket. */
class HttpEngineTlsIT extends EngineIT {

    @TempDir
    static Path directory;

    private Relay relay;

    HttpEngineTlsIT() {
        super("podman");
    }

    @BeforeAll
    static void makeCertificates() throws Exception {
        TestCertificates.in(directory);
    }

    @Override
    Engine connect(Endpoint endpoint) {
        try {
            if (relay == null) {
                TlsFiles files = new TlsFiles(
                        directory.resolve("ca.pem"),
                        directory.resolve("server.pem"),
                        directory.resolve("server-key.pem"),
                        true);
                relay = Relay.tls(endpoint.uri(), files.load().context(), "TLSv1.3");
            }
            Map<String, String> environment = Map.of(
                    "DOCKER_HOST",
                    "tcp://localhost:" + relay.port(),
                    "DOCKER_TLS_VERIFY",
                    "1",
                    "DOCKER_CERT_PATH",
                    directory.toString());
            return Engine.at(Endpoint.fromEnvironment(environment, directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void disconnect() throws IOException {
        if (relay != null) {
            relay.close();
        }
    }
}
