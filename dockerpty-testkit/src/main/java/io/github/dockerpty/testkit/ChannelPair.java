// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two joined channels: what is written to one is read from the other.
 *
 * <p>The pair owns both; closing it closes both, and one that is closed already is no error.
 *
 * @param <C> the kind of channel
 * @param left one end
 * @param right the other end
 */
public record ChannelPair<C extends ByteChannel>(C left, C right) implements AutoCloseable {

    /**
     * Two connected Unix-domain sockets in blocking mode; nothing stays in the file system.
     *
     * @return the pair
     * @throws IOException when the system refuses
     */
    public static ChannelPair<SocketChannel> unix() throws IOException {
        Path folder = Files.createTempDirectory("pair");
        Path socket = folder.resolve("s");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            return join(listener.bind(UnixDomainSocketAddress.of(socket)));
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    /**
     * Two connected TCP sockets on the loopback address in blocking mode.
     *
     * @return the pair
     * @throws IOException when the system refuses
     */
    public static ChannelPair<SocketChannel> tcp() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            return join(listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        }
    }

    /**
     * Two ends in memory, for exact back-pressure: a write blocks once the other end has that much to read.
     *
     * @param capacity how many bytes each direction holds, at least 1
     * @return the pair
     * @throws IllegalArgumentException when the capacity is below 1
     */
    public static ChannelPair<MemoryChannel> inMemory(int capacity) {
        BytePipe right = new BytePipe(capacity);
        BytePipe left = new BytePipe(capacity);
        return new ChannelPair<>(new MemoryChannel(left, right), new MemoryChannel(right, left));
    }

    private static ChannelPair<SocketChannel> join(ServerSocketChannel listener) throws IOException {
        SocketAddress address = listener.getLocalAddress();
        SocketChannel left = SocketChannel.open(address);
        return new ChannelPair<>(left, listener.accept());
    }

    /**
     * Closes both ends; a second call does nothing.
     *
     * @throws IOException when one cannot be closed; the other is then closed all the same
     */
    @Override
    public void close() throws IOException {
        try (C first = left;
                C second = right) {
            assert first != second;
        }
    }
}
