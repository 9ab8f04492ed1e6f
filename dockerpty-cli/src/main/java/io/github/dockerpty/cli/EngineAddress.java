// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.EmbeddedSetup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where {@code dockerpty engine} listens: never where others than its user could reach it. */
final class EngineAddress implements AutoCloseable {

    private static final String UNIX = "unix://";
    private static final String TCP = "tcp://";
    private static final int LAST_PORT = 65535;

    private final Path socket;
    private final int port;

    /** The certificates for the clients of a TCP port; null until it serves. */
    private Path certificates;

    private EngineAddress(Path socket, int port) {
        this.socket = socket;
        this.port = port;
    }

    /** Reads what was typed; an empty text stands for a socket in a fresh private folder. */
    static EngineAddress parse(String typed) throws UsageException {
        if (typed.isEmpty()) {
            return new EngineAddress(null, -1);
        }
        if (typed.startsWith(UNIX) && typed.length() > UNIX.length()) {
            return new EngineAddress(Path.of(typed.substring(UNIX.length())), -1);
        }
        int colon = typed.lastIndexOf(':');
        if (typed.startsWith(TCP) && colon > TCP.length()) {
            return new EngineAddress(
                    null, port(typed, typed.substring(TCP.length(), colon), typed.substring(colon + 1)));
        }
        throw wrong(typed, "write unix:///path or tcp://127.0.0.1:port");
    }

    private static int port(String typed, String host, String digits) throws UsageException {
        if (!host.equals("127.0.0.1") && !host.equals("localhost")) {
            throw wrong(typed, "it runs programs of this machine, so it listens on 127.0.0.1 alone");
        }
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
        if (port < 0 || port > LAST_PORT) {
            throw wrong(typed, "'" + digits + "' is no port");
        }
        return port;
    }

    private static UsageException wrong(String typed, String why) {
        return new UsageException(Flags.LISTEN + "=" + typed + ": " + why);
    }

    /** An address as one types it. */
    static String of(URI host) {
        return host.getPath().isEmpty() ? host.toString() : UNIX + host.getPath();
    }

    /** Starts an engine here; the caller closes it before this. */
    EmbeddedEngine serve(EmbeddedSetup setup) throws IOException {
        try {
            if (port >= 0) {
                certificates = Files.createTempDirectory("dockerpty-certificates");
                return setup.onMutualTls(certificates, port);
            }
            return socket == null ? setup.onUnixSocket() : setup.onUnixSocket(socket);
        } catch (IOException e) {
            throw new IOException(where() + ": " + e.getMessage() + cure(), e);
        }
    }

    private String where() {
        String path = socket == null ? "a private socket" : UNIX + socket;
        return port < 0 ? path : TCP + "127.0.0.1:" + port;
    }

    private String cure() {
        return socket != null && Files.exists(socket) ? "; remove it if nothing listens there any more" : "";
    }

    /** Removes the certificates. */
    @Override
    public void close() throws IOException {
        if (certificates != null) {
            for (String name : new String[] {"ca.pem", "cert.pem", "key.pem"}) {
                Files.deleteIfExists(certificates.resolve(name));
            }
            Files.deleteIfExists(certificates);
        }
    }
}
