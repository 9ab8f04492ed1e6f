// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Accepts on a free port of 127.0.0.1. */
public final class TcpAcceptor implements Acceptor {

    private final ServerSocketChannel listener;
    private final int port;

    /**
     * Listens.
     *
     * @throws IOException when the system refuses
     */
    public TcpAcceptor() throws IOException {
        listener = ServerSocketChannel.open();
        try {
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    @Override
    public Connection accept() throws IOException {
        SocketChannel channel = listener.accept();
        // Pieces must leave when they are written.
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new ChannelConnection(channel);
    }

    @Override
    public URI host() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
