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

/** A socket channel, unix or TCP, as a channel with two ends. */
final class SocketDuplex implements DuplexChannel {

    private final SocketChannel channel;

    /** JDK 17 does not know that a socket is in use by a file that is sent, and would close it below. */
    private boolean sending;

    /** Guarded by this, as the one before. */
    private boolean closing;

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
        if (!begin()) {
            return 0;
        }
        try {
            if (room > 0) {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, room);
                room = 0;
            }
            return file.transferTo(position, count, channel);
        } finally {
            end();
        }
    }

    private synchronized boolean begin() {
        sending = !closing;
        return sending;
    }

    private synchronized void end() {
        sending = false;
        notifyAll();
    }

    private synchronized void endSending() throws IOException {
        closing = true;
        if (!sending) {
            return;
        }
        channel.shutdownOutput();
        boolean interrupted = false;
        while (sending) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
        try {
            endSending();
        } finally {
            channel.close();
        }
    }
}
