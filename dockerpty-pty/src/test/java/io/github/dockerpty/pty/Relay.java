// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Listens on TCP, with TLS or without, and passes each connection on to a unix socket, half-closes included. */
final class Relay implements AutoCloseable {

    private final ServerSocket server;
    private final URI target;
    private final List<Closeable> open = new CopyOnWriteArrayList<>();

    private Relay(ServerSocket server, URI target) {
        this.server = server;
        this.target = target;
        start(this::accept);
    }

    static Relay plain(URI target) throws IOException {
        return new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    }

    static Relay tls(URI target, SSLContext context, String protocol) throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        server.setEnabledProtocols(new String[] {protocol});
        return new Relay(server, target);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            open.add(client);
            SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(target.getPath()));
            open.add(engine);
            start(() -> toEngine(client, engine));
            start(() -> toClient(client, engine));
        }
    }

    private static void toEngine(Socket client, SocketChannel engine) throws IOException {
        try {
            InputStream in = client.getInputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    engine.write(bytes);
                }
            }
            engine.shutdownOutput();
        } catch (IOException e) {
            engine.close();
            client.close();
        }
    }

    private static void toClient(Socket client, SocketChannel engine) throws IOException {
        try (client;
                engine) {
            OutputStream out = client.getOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(8192);
            while (engine.read(buffer.clear()) >= 0) {
                out.write(buffer.array(), 0, buffer.position());
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(Step step) {
        Thread thread = new Thread(() -> runUntilBroken(step), "relay");
        thread.setDaemon(true);
        thread.start();
    }

    /* A connection that breaks is what some tests are about. */
    private static boolean runUntilBroken(Step step) {
        try {
            step.run();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable each : open) {
            each.close();
        }
    }
}
