// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Connects to a unix socket, within 10 seconds as the docker CLI. */
public final class UnixDialer implements Dialer {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Path socket;

    /**
     * A dialer for one socket.
     *
     * @param socket its absolute path, at most 107 bytes on Linux
     */
    public UnixDialer(Path socket) {
        this.socket = socket;
    }

    @Override
    public String address() {
        return "unix://" + socket;
    }

    @Override
    public DuplexChannel dial() throws IOException {
        UnixDomainSocketAddress target = UnixDomainSocketAddress.of(socket);
        SocketChannel channel = connectAtOnce(target);
        return new SocketDuplex(channel != null ? channel : connectInTime(target));
    }

    /* Null when the engine's queue of connections is full: Linux then refuses to go on without blocking. */
    private SocketChannel connectAtOnce(UnixDomainSocketAddress target) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean connected = false;
        try {
            channel.configureBlocking(false);
            connected = channel.connect(target);
            channel.configureBlocking(true);
        } catch (IOException e) {
            throw UnixFailures.explain(socket, e);
        } finally {
            if (!connected) {
                channel.close();
            }
        }
        return connected ? channel : null;
    }

    private SocketChannel connectInTime(UnixDomainSocketAddress target) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        TimeLimit limit = TimeLimit.on(channel, LIMIT);
        try (limit) {
            channel.connect(target);
            return channel;
        } catch (IOException e) {
            channel.close();
            if (limit.isExpired()) {
                throw new DialException(address(), "no connection within 10 seconds: the engine hangs, restart it", e);
            }
            throw UnixFailures.explain(socket, e);
        }
    }
}
