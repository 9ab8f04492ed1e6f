// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;

/**
 * The default local ends: standard output and standard error as unbuffered byte channels.
 *
 * <p>A write blocks until all bytes are taken, and sends them in order of the calls; nothing but the reader at the
 * other end unblocks it. It is not ended by {@link Thread#interrupt}, which would close the descriptor for the whole
 * process. Closing such a channel ends that channel only; the descriptor stays open. Any thread may write. Direct
 * buffers with more than 8 KiB go out without a copy.
 *
 * <p>If another program has made the descriptor non-blocking, a write that finds it full fails with an IOException.
 */
public final class StandardOutput implements GatheringByteChannel {

    private static final int CHUNK = 8192;

    private final OutputStream stream;

    /** For more than a chunk, which the stream would copy twice; few bytes need not load the classes of a channel. */
    private final LastingChannel channel;

    private byte[] chunk;
    private volatile boolean closed;

    StandardOutput(FileDescriptor descriptor) {
        this.stream = new FileOutputStream(descriptor);
        this.channel = LastingChannel.writing(descriptor);
    }

    /**
     * A new channel to standard output.
     *
     * @return the channel
     */
    public static WritableByteChannel out() {
        return new StandardOutput(FileDescriptor.out);
    }

    /**
     * A new channel to standard error.
     *
     * @return the channel
     */
    public static WritableByteChannel err() {
        return new StandardOutput(FileDescriptor.err);
    }

    /**
     * Whether this process's standard output is a file, or a device such as the null device.
     *
     * <p>Any thread may ask; does not block.
     *
     * @return false for a pipe, a socket and a terminal, where somebody waits for each write
     */
    public static boolean isFile() {
        return LastingChannel.writing(FileDescriptor.out).isSeekable();
    }

    /**
     * Writes everything that the buffer holds.
     *
     * @param source the bytes, all consumed
     * @return their count, 0 or more
     * @throws ClosedChannelException after {@link #close}
     * @throws IOException if the reader is gone or the device fails; how much was taken is then unknown
     */
    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        int count = source.remaining();
        if (source.hasArray()) {
            stream.write(source.array(), source.arrayOffset() + source.position(), count);
            source.position(source.limit());
        } else {
            passOn(source);
            copy(source);
        }
        return count;
    }

    /**
     * Writes everything that the buffers hold, in one call of the system if that takes it.
     *
     * @param sources the bytes, in order, all consumed
     * @param offset the first buffer
     * @param length the number of buffers
     * @return their count, 0 or more
     * @throws ClosedChannelException after {@link #close}
     * @throws IOException if the reader is gone or the device fails; how much was taken is then unknown
     */
    @Override
    public synchronized long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, sources.length);
        if (closed) {
            throw new ClosedChannelException();
        }
        long count = LastingChannel.remaining(sources, offset, length);
        long left = count;
        long taken = 1;
        while (taken > 0 && left > CHUNK) {
            taken = channel.write(sources, offset, length);
            left -= taken;
        }
        for (int i = offset; i < offset + length; i++) {
            write(sources[i]);
        }
        return count;
    }

    /**
     * Writes everything that the buffers hold, as {@link #write(ByteBuffer[], int, int)} does.
     *
     * @param sources the bytes, in order, all consumed
     * @return their count, 0 or more
     * @throws IOException as there
     */
    @Override
    public long write(ByteBuffer[] sources) throws IOException {
        return write(sources, 0, sources.length);
    }

    /** Leaves less than a chunk, or what a descriptor that does not block refused: the stream says why. */
    private void passOn(ByteBuffer source) throws IOException {
        int taken = 1;
        while (taken > 0 && source.remaining() > CHUNK) {
            taken = channel.write(source);
        }
    }

    private void copy(ByteBuffer source) throws IOException {
        if (chunk == null) {
            chunk = new byte[CHUNK];
        }
        while (source.hasRemaining()) {
            int part = Math.min(CHUNK, source.remaining());
            source.get(chunk, 0, part);
            stream.write(chunk, 0, part);
        }
    }

    /**
     * Whether writes are still accepted.
     *
     * @return false after {@link #close}
     */
    @Override
    public boolean isOpen() {
        return !closed;
    }

    /** Ends this channel, not the descriptor; a write that is blocked goes on. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
    }
}
