// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands between the command and an engine's unix socket: makes it a TCP port, listens in, and cuts the line. */
final class Relay implements AutoCloseable {

    private static final int BUFFER_BYTES = 32 * 1024;

    private final ServerSocketChannel server;
    private final SocketAddress engine;
    private final Queue<SocketChannel> open = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream requests = new ByteArrayOutputStream();

    private Relay(ServerSocketChannel server, String engineHost) {
        this.server = server;
        this.engine = UnixDomainSocketAddress.of(Path.of(URI.create(engineHost).getPath()));
        start("accept", this::accept);
    }

    /** Listens on a free port of the loopback interface. */
    static Relay to(String engineHost) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new Relay(server, engineHost);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
    }

    /** The value of {@code DOCKER_HOST} that leads here. */
    String host() {
        try {
            return "tcp://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException("the relay is closed", e);
        }
    }

    /** Everything sent to the engine until now, over all connections; a byte is a character. */
    String sent() {
        return requests.toString(StandardCharsets.ISO_8859_1);
    }

    /** Ends every connection, and takes no new one, as an engine does that dies. */
    void cut() {
        try {
            server.close();
            for (SocketChannel channel : open) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot cut the connections", e);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel client = server.accept();
            open.add(client);
            SocketChannel upstream = SocketChannel.open(engine);
            open.add(upstream);
            start("up", () -> copy(client, upstream, true));
            start("down", () -> copy(upstream, client, false));
        }
    }

    private void copy(SocketChannel from, SocketChannel to, boolean request) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (from.read(buffer) >= 0) {
            buffer.flip();
            if (request) {
                requests.write(buffer.array(), 0, buffer.limit());
            }
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
            buffer.clear();
        }
        to.shutdownOutput();
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(String name, Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (IOException e) {
                        // One side has gone, which ends this direction; the other ends by itself or by cut().
                        return;
                    }
                },
                "dockerpty-it-relay-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
