// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A socket channel, unix or TCP, as a channel with two ends. */
final class SocketDuplex implements DuplexChannel {

    private final SocketChannel channel;

    /** Held while a file is sent: JDK 17 does not know then that the socket is in use, and would close it below. */
    private final ReentrantLock sending = new ReentrantLock();

    private volatile boolean closing;

    /** Bytes of room to ask for before a file is sent, so that both ends need not take turns; 0 once that is done. */
    private int room;

    /** Leaves the room for unread bytes to the system, which fits it to the network. */
    SocketDuplex(SocketChannel channel) {
        this(channel, 0);
    }

    SocketDuplex(SocketChannel channel, int fileRoom) {
        this.channel = channel;
        this.room = fileRoom;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return channel.write(source);
    }

    @Override
    public long sendFile(FileChannel file, long position, long count) throws IOException {
        sending.lock();
        try {
            if (closing) {
                return 0;
            }
            if (room > 0) {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, room);
                room = 0;
            }
            return file.transferTo(position, count, channel);
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.of(channel);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        closing = true;
        if (!sending.tryLock()) {
            // Ends the sending.
            channel.shutdownOutput();
            sending.lock();
        }
        try {
            channel.close();
        } finally {
            sending.unlock();
        }
    }
}
