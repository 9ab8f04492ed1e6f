// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.http.Acceptor;
import io.github.dockerpty.testkit.http.TcpAcceptor;
import io.github.dockerpty.testkit.http.TlsAcceptor;
import io.github.dockerpty.testkit.http.UnixAcceptor;
import io.github.dockerpty.testkit.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Takes an address for an engine. */
@FunctionalInterface
interface Opening {

    Opened open() throws IOException;

    /**
     * An address that was taken.
     *
     * @param acceptor owns it
     * @param environment what a client needs to know beside the host
     */
    record Opened(Acceptor acceptor, Map<String, String> environment) {

        Opened(Acceptor acceptor) {
            this(acceptor, Map.of());
        }
    }

    static Opening unixSocket() {
        return () -> new Opened(UnixAcceptor.inFreshFolder());
    }

    static Opening unixSocket(Path socket) {
        return () -> new Opened(UnixAcceptor.at(socket));
    }

    static Opening tcp() {
        return () -> new Opened(new TcpAcceptor());
    }

    /** Writes the client's files into the folder; port 0 is any free one. */
    static Opening tls(Path folder, boolean mutual, int port) {
        return () -> new Opened(
                new TlsAcceptor(TlsFiles.writeTo(folder), mutual, port),
                Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", folder.toString()));
    }
}
