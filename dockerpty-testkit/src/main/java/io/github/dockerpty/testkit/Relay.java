// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A port of 127.0.0.1 in front of an engine's Unix-domain socket: makes it reachable over TCP or TLS, listens in, cuts
 * the line.
 *
 * <p>For what happens between a client and an engine that is not one's own; an {@link EmbeddedEngine} or a
 * {@link ScriptedEngine} needs no relay, but may stand behind one. Bytes and half-closes pass in both directions. Each
 * connection has two daemon threads. Usable from any thread.
 */
public final class Relay implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int PIECE = 1 << 15;

    private final ServerSocket server;
    private final UnixDomainSocketAddress engine;
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private volatile boolean cut;

    private Relay(ServerSocket server, URI engine) {
        if (!"unix".equals(engine.getScheme())) {
            throw new IllegalArgumentException("a relay leads to a unix socket, not to " + engine);
        }
        this.server = server;
        this.engine = UnixDomainSocketAddress.of(engine.getPath());
        start("accept", this::accept);
    }

    /**
     * Listens on a free port without encryption.
     *
     * @param engine {@code unix:///…}
     * @return the relay, to be closed
     * @throws IOException when the system refuses
     * @throws IllegalArgumentException when the engine is not on a Unix-domain socket
     */
    public static Relay plain(URI engine) throws IOException {
        return new Relay(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), engine);
    }

    /**
     * Listens on a free port with TLS, and refuses clients without a certificate that the context trusts.
     *
     * @param engine {@code unix:///…}
     * @param context has the server's certificate and trusts the clients'
     * @param protocol the only version offered, for example {@code TLSv1.3}
     * @return the relay, to be closed
     * @throws IOException when the system refuses
     * @throws IllegalArgumentException when the engine is not on a Unix-domain socket, or there is no such version
     */
    public static Relay tls(URI engine, SSLContext context, String protocol) throws IOException {
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
     * Ends every connection at once and takes no new one, as the death of an engine does; a second call does nothing.
     *
     * @throws UncheckedIOException when something cannot be closed
     */
    public void cut() {
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
        cut();
    }

    /** Takes a client to the engine; one that finds no engine there is sent away. */
    private void connect(Socket client) throws IOException {
        SocketChannel upstream = SocketChannel.open(StandardProtocolFamily.UNIX);
        open.add(upstream);
        try {
            upstream.connect(engine);
        } catch (IOException nobody) {
            upstream.close();
            client.close();
            return;
        }
        start("up", () -> up(client, upstream));
        start("down", () -> down(client, upstream));
    }

    private void up(Socket client, SocketChannel upstream) throws IOException {
        try {
            InputStream in = client.getInputStream();
            byte[] piece = new byte[PIECE];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                sent.write(piece, 0, count);
                ByteBuffer bytes = ByteBuffer.wrap(piece, 0, count);
                while (bytes.hasRemaining()) {
                    upstream.write(bytes);
                }
            }
            upstream.shutdownOutput();
        } catch (IOException broken) {
            // A client that breaks off, in its handshake for example, must not leave the engine waiting.
            upstream.close();
            client.close();
        }
    }

    private static void down(Socket client, SocketChannel upstream) throws IOException {
        try (client;
                upstream) {
            OutputStream out = client.getOutputStream();
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (upstream.read(piece.clear()) >= 0) {
                out.write(piece.array(), 0, piece.position());
            }
        }
    }

    private interface Direction {
        void run() throws IOException;
    }

    private static void start(String name, Direction direction) {
        Thread thread = new Thread(() -> runUntilBroken(direction), "dockerpty-testkit-relay-" + name);
        thread.setDaemon(true);
        thread.start();
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
