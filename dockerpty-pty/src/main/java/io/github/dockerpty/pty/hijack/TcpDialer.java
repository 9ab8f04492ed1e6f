// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;

/** Connects over plain TCP, within 10 seconds for each address of the host, with keep-alive and without delay. */
public final class TcpDialer implements Dialer {

    private static final int LIMIT_MILLIS = 10_000;

    private final String host;
    private final int port;

    /**
     * A dialer for one host and port.
     *
     * @param host a name or an address, IPv6 without brackets
     * @param port 1 to 65535
     */
    public TcpDialer(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public String address() {
        return "tcp://" + TcpFailures.authority(host, port);
    }

    @Override
    public DuplexChannel dial() throws IOException {
        IOException failure = new UnknownHostException(host);
        for (InetAddress candidate : TcpFailures.resolve(address(), host)) {
            try {
                return new SocketDuplex(connect(new InetSocketAddress(candidate, port), LIMIT_MILLIS));
            } catch (IOException e) {
                failure = e;
            }
        }
        throw TcpFailures.explain(address(), failure);
    }

    /** A blocking channel to one address. */
    static SocketChannel connect(InetSocketAddress target, int limitMillis) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(target, limitMillis);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            // A session may be silent for hours; without probes a NAT on the way forgets it.
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            KeepAlive.everyThirtySeconds(channel);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
