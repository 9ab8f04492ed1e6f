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

    private synchronized int move(ByteBuffer bytes) throws IOException {
        boolean interrupted = Thread.interrupted();
        int begin = bytes.position();
        int count = 0;
        try {
            do {
                try {
                    return once(bytes);
                } catch (ClosedByInterruptException again) {
                    interrupted |= Thread.interrupted();
                    channel = null;
                    count = bytes.position() - begin;
                }
            } while (count == 0);
            return count;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes some of the first portions, at least one byte, or none if the descriptor does not block and is full. */
    synchronized long write(ByteBuffer[] portions, int offset, int count) throws IOException {
        boolean interrupted = Thread.interrupted();
        long begin = remaining(portions, offset, count);
        long taken = 0;
        try {
            do {
                try {
                    return file().write(portions, offset, count);
                } catch (ClosedByInterruptException again) {
                    interrupted |= Thread.interrupted();
                    channel = null;
                    taken = begin - remaining(portions, offset, count);
                }
            } while (taken == 0);
            return taken;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static long remaining(ByteBuffer[] portions, int offset, int count) {
        long bytes = 0;
        for (int i = offset; i < offset + count; i++) {
            bytes += portions[i].remaining();
        }
        return bytes;
    }

    private int once(ByteBuffer bytes) throws IOException {
        FileChannel current = file();
        return reads ? current.read(bytes) : current.write(bytes);
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
