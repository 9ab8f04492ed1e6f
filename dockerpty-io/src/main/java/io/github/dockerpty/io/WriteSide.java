// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;

/** Writing half of a stream: the rest, the postponed half-close and the postponed close of the whole. */
final class WriteSide {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final WritableByteChannel channel;
    private final Channel whole;
    private final boolean twoWay;
    private volatile PendingBytes pending = PendingBytes.NONE;
    /** Written under this, as the next. */
    private volatile boolean closed;

    private boolean ended;
    private volatile boolean closeAsked;
    private volatile boolean endAsked;
    private volatile IOException failure;

    /**
     * Joins what is written to and what is closed in the end.
     *
     * @param channel where bytes go, null when the stream cannot be written
     * @param whole what {@code close} closes, null when it belongs to the caller
     * @param twoWay whether the same channel is read, so that ending the writing must not close it
     */
    WriteSide(WritableByteChannel channel, Channel whole, boolean twoWay) {
        this.channel = channel;
        this.whole = whole;
        this.twoWay = twoWay;
    }

    int write(ByteBuffer bytes) throws IOException {
        checkOpen();
        int before = bytes.remaining();
        try {
            pending.writeTo(channel);
            if (pending.isEmpty()) {
                PendingBytes.writeAll(bytes, channel);
            }
        } catch (IOException e) {
            throw broken(e);
        }
        keep(bytes);
        settle();
        return before - bytes.remaining();
    }

    /** Whether several portions can go in one call, of at most {@link PendingBytes#BOUND} bytes, which then fit. */
    boolean takesTogether() {
        return channel instanceof GatheringByteChannel && !needsWrite();
    }

    /** Takes all of the first portions, of which what cannot go now is kept. */
    int writeTogether(ByteBuffer[] portions, int count) throws IOException {
        checkOpen();
        int first = 0;
        int total = 0;
        for (int i = 0; i < count; i++) {
            total += portions[i].remaining();
        }
        try {
            long taken = 1;
            while (taken > 0 && first < count) {
                taken = ((GatheringByteChannel) channel).write(portions, first, count - first);
                while (first < count && !portions[first].hasRemaining()) {
                    first++;
                }
            }
        } catch (IOException e) {
            throw broken(e);
        }
        while (first < count) {
            keep(portions[first++]);
        }
        settle();
        return total;
    }

    private void keep(ByteBuffer bytes) {
        if (bytes.hasRemaining() && pending == PendingBytes.NONE) {
            pending = new PendingBytes();
        }
        pending.put(bytes);
    }

    /** Has the channel send a part of a file; 0 if it cannot, or has other bytes to send before. */
    long sendFile(FileChannel file, long position, long count) throws IOException {
        checkOpen();
        return channel instanceof DuplexChannel layer && !needsWrite() ? layer.sendFile(file, position, count) : 0;
    }

    int doWrite() throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            int written = pending.writeTo(channel);
            if (pending.isEmpty() && hasUnsent()) {
                channel.write(NOTHING.duplicate());
            }
            settle();
            return written;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    boolean needsWrite() {
        return !pending.isEmpty() || (failure == null && hasUnsent());
    }

    private boolean hasUnsent() {
        return channel instanceof DuplexChannel layer && layer.hasUnsent();
    }

    void closeWrite() throws IOException {
        checkHalfClose();
        endAsked = true;
        settle();
    }

    void close() throws IOException {
        closeAsked = true;
        settle();
    }

    boolean isClosed() {
        return closed;
    }

    /** Both sides of the race between a writer and a closing thread come here; each step is done once. */
    private void settle() throws IOException {
        if (needsWrite()) {
            return;
        }
        if (closeAsked) {
            closeNow();
        } else if (endAsked && endsFirst()) {
            endNow();
        }
    }

    private synchronized boolean endsFirst() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    private synchronized boolean closesFirst() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    private void endNow() throws IOException {
        if (whole == null) {
            return;
        }
        if (channel instanceof SocketChannel socket) {
            socket.shutdownOutput();
        } else if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }

    private void closeNow() throws IOException {
        if (closesFirst() && whole != null) {
            whole.close();
        }
    }

    private void checkOpen() throws IOException {
        if (channel == null) {
            throw new NonWritableChannelException();
        }
        if (failure != null) {
            throw failure;
        }
        if (closeAsked || endAsked) {
            throw new ClosedChannelException();
        }
    }

    private void checkHalfClose() {
        if (channel == null) {
            throw new NonWritableChannelException();
        }
        if (twoWay && !(channel instanceof SocketChannel || channel instanceof DuplexChannel)) {
            throw new IllegalStateException(
                    "cannot half-close " + channel.getClass().getName()
                            + ": make the stream over a SocketChannel or a DuplexChannel, or close it");
        }
    }

    private IOException broken(IOException cause) {
        failure = cause;
        pending.clear();
        if (closeAsked) {
            try {
                closeNow();
            } catch (IOException e) {
                if (e != cause) {
                    cause.addSuppressed(e);
                }
            }
        }
        return cause;
    }
}
