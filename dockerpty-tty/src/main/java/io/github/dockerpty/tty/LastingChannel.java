// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;

/**
 * A descriptor of this process, read or written without a copy, that outlasts an interrupt.
 *
 * <p>A file's channel closes its descriptor when its thread is interrupted. Here that closes the channel alone, which
 * is replaced; what the interrupted call has moved counts, and the thread keeps its status. Never to be closed. Callers
 * take turns.
 */
final class LastingChannel implements ByteChannel {

    private final FileDescriptor descriptor;
    private final boolean reads;
    private FileChannel channel;

    /** The one buffer of a call, for what moves several. */
    private final ByteBuffer[] one = new ByteBuffer[1];

    private LastingChannel(FileDescriptor descriptor, boolean reads) {
        this.descriptor = descriptor;
        this.reads = reads;
    }

    static LastingChannel reading(FileDescriptor descriptor) {
        return new LastingChannel(descriptor, true);
    }

    static LastingChannel writing(FileDescriptor descriptor) {
        return new LastingChannel(descriptor, false);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return move(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return move(source);
    }

    /** Takes some of the first buffers, at least one byte, or none if the descriptor does not block and is full. */
    synchronized long write(ByteBuffer[] sources, int offset, int count) throws IOException {
        return move(sources, offset, count);
    }

    private synchronized int move(ByteBuffer buffer) throws IOException {
        one[0] = buffer;
        try {
            return (int) move(one, 0, 1);
        } finally {
            one[0] = null;
        }
    }

    private long move(ByteBuffer[] buffers, int offset, int count) throws IOException {
        boolean interrupted = Thread.interrupted();
        long begin = remaining(buffers, offset, count);
        long moved = 0;
        try {
            do {
                try {
                    return once(buffers, offset, count);
                } catch (ClosedByInterruptException again) {
                    interrupted |= Thread.interrupted();
                    channel = null;
                    moved = begin - remaining(buffers, offset, count);
                }
            } while (moved == 0);
            return moved;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private long once(ByteBuffer[] buffers, int offset, int count) throws IOException {
        FileChannel current = file();
        if (count > 1) {
            return current.write(buffers, offset, count);
        }
        return reads ? current.read(buffers[offset]) : current.write(buffers[offset]);
    }

    static long remaining(ByteBuffer[] buffers, int offset, int count) {
        long bytes = 0;
        for (int i = offset; i < offset + count; i++) {
            bytes += buffers[i].remaining();
        }
        return bytes;
    }

    /** Whether the descriptor has an offset: that of a file has, and of a device that is none of a terminal. */
    synchronized boolean isSeekable() {
        try {
            file().position();
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    /** The channel of today, which closes when a thread in it is interrupted. */
    synchronized FileChannel file() {
        if (channel == null || !channel.isOpen()) {
            channel = reads ? new KeptInput(descriptor).getChannel() : new KeptOutput(descriptor).getChannel();
        }
        return channel;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    /** Refused: others use the descriptor. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("the descriptor is the process's");
    }

    /** Whose channel, closed by an interrupt, leaves the descriptor open. */
    private static final class KeptInput extends FileInputStream {

        KeptInput(FileDescriptor descriptor) {
            super(descriptor);
        }

        @Override
        public void close() {}
    }

    /** Whose channel, closed by an interrupt, leaves the descriptor open. */
    private static final class KeptOutput extends FileOutputStream {

        KeptOutput(FileDescriptor descriptor) {
            super(descriptor);
        }

        @Override
        public void close() {}
    }
}
