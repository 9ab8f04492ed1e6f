// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.http.Connection;
import io.github.dockerpty.testkit.http.Dialer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A port of 127.0.0.1 in front of an engine: makes its Unix-domain socket reachable over TCP or TLS, listens in, cuts
 * the line.
 *
 * <p>For what happens between a client and an engine that is not one's own; an {@link EmbeddedEngine} or a
 * {@link ScriptedEngine} needs no relay, but may stand behind one. Bytes and half-closes pass in both directions; TLS
 * of an engine on TCP passes through a plain relay as it is. Each connection has two daemon threads. Usable from any
 * thread.
 */
public final class Relay implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int PIECE = 1 << 15;

    private final ServerSocket server;
    private final URI engine;
    private final Dialer dialer;
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Thread acceptor;
    private volatile boolean cut;

    private Relay(ServerSocket server, URI engine) {
        this.server = server;
        this.engine = engine;
        dialer = dialer(engine);
        acceptor = start("accept", this::accept);
    }

    private static Dialer dialer(URI engine) {
        return new Dialer(engine, Optional.empty());
    }

    /**
     * Listens on a free port without encryption.
     *
     * @param engine {@code unix:///…} or {@code tcp://…} with a port
     * @return the relay, to be closed
     * @throws IOException when the system refuses
     * @throws IllegalArgumentException when the engine's address is of another kind
     */
    public static Relay plain(URI engine) throws IOException {
        dialer(engine);
        return new Relay(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), engine);
    }

    /**
     * Listens on a free port with TLS, and refuses clients without a certificate that the context trusts.
     *
     * @param engine {@code unix:///…} or {@code tcp://…} with a port
     * @param context has the server's certificate and trusts the clients'
     * @param protocol the only version offered, for example {@code TLSv1.3}
     * @return the relay, to be closed
     * @throws IOException when the system refuses
     * @throws IllegalArgumentException when the engine's address is of another kind, or there is no such version
     */
    public static Relay tls(URI engine, SSLContext context, String protocol) throws IOException {
        dialer(engine);
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        server.setEnabledProtocols(new String[] {protocol});
        return new Relay(server, engine);
    }

    /**
     * Where clients connect.
     *
     * @return {@code tcp://127.0.0.1:…}, also once it is closed
     */
    public URI host() {
        return URI.create("tcp://127.0.0.1:" + port());
    }

    /**
     * The port alone.
     *
     * @return of 127.0.0.1
     */
    public int port() {
        return server.getLocalPort();
    }

    /**
     * Everything that clients have sent until now, over all connections, decrypted.
     *
     * @return a byte is a character
     */
    public String sent() {
        return sent.toString(StandardCharsets.ISO_8859_1);
    }

    /**
     * Ends what goes to the clients, in the good order of TCP: they read an end that the engine never sent.
     *
     * <p>What they send goes on. Over a plain relay, which does not know of it, TLS itself is not ended. Later
     * connections are as ever.
     *
     * @throws UncheckedIOException when one that is open cannot be told
     */
    public void endAnswers() {
        try {
            for (Socket client : clients) {
                if (!client.isClosed()) {
                    client.shutdownOutput();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the answers of " + engine, e);
        }
    }

    /**
     * Ends every connection at once and takes no new one, as the death of an engine does; a second call does nothing.
     *
     * @throws UncheckedIOException when something cannot be closed
     */
    public void cut() {
        endAll();
        try {
            // Until its thread has left it, the system goes on to take connections for a closed port.
            acceptor.join(Deadline.USUAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endAll() {
        cut = true;
        try {
            server.close();
            for (Closeable end : open) {
                end.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot cut the connections to " + engine, e);
        }
    }

    /** As {@link #cut}. */
    @Override
    public void close() {
        cut();
    }

    private void accept() throws IOException {
        while (!cut) {
            Socket client = server.accept();
            open.add(client);
            connect(client);
        }
        // Whatever was accepted while the line was cut.
        endAll();
    }

    /** Takes a client to the engine; one that finds no engine there is sent away. */
    private void connect(Socket client) throws IOException {
        Connection upstream;
        try {
            upstream = dialer.dial();
        } catch (IOException nobody) {
            client.close();
            return;
        }
        open.add(upstream);
        clients.add(client);
        start("up", () -> up(client, upstream));
        start("down", () -> down(client, upstream));
    }

    private void up(Socket client, Connection upstream) throws IOException {
        try {
            InputStream in = client.getInputStream();
            byte[] piece = new byte[PIECE];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                sent.write(piece, 0, count);
                upstream.out().write(piece, 0, count);
            }
            upstream.shutdownOutput();
        } catch (IOException broken) {
            // A client that breaks off, in its handshake for example, must not leave the engine waiting.
            upstream.close();
            client.close();
        }
    }

    private static void down(Socket client, Connection upstream) throws IOException {
        try (client;
                upstream) {
            upstream.in().transferTo(client.getOutputStream());
        }
    }

    private interface Direction {
        void run() throws IOException;
    }

    private static Thread start(String name, Direction direction) {
        Thread thread = new Thread(() -> runUntilBroken(direction), "dockerpty-testkit-relay-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** A connection that breaks is what some tests are about: this direction ends, and by that the other one. */
    private static boolean runUntilBroken(Direction direction) {
        try {
            direction.run();
            return true;
        } catch (IOException broken) {
            return false;
        }
    }
}
