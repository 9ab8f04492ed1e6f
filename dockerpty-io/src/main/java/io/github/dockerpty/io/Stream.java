// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import java.util.Optional;

/**
 * One way to read and write sockets, pipes, files and plain streams: the seed's {@code Stream(fd)}.
 *
 * <p><b>Ends and ownership.</b> A stream over a channel owns it unless told otherwise; a stream over an
 * {@link InputStream} or {@link OutputStream} borrows it unless told otherwise, so the standard streams of a program
 * stay open. Closing a stream that borrows ends only the stream. Everything written is flushed at once, so closing has
 * nothing left to flush.
 *
 * <p><b>Threads.</b> One thread may read while another writes: the two sides share no lock. A stream over a channel
 * blocks or not as that channel is set; nothing is spun on, would-block (the seed's {@code ERRNO_RECOVERABLE}) is the
 * answer 0. A read that waits is ended by {@link #close} from another thread if the stream owns its channel; an
 * {@code InputStream} that does not react to its own {@code close}, such as the standard input, cannot be unblocked.
 *
 * <p><b>Pending bytes.</b> At most 64 KiB; past that {@link #write} accepts nothing until {@link #doWrite} made room.
 * A failed write is final: pending bytes are dropped, {@link #needsWrite} is false, each later write throws the same
 * exception.
 */
public final class Stream implements Source, Sink {

    private final ReadableByteChannel input;
    private final Channel layer;
    private final WriteSide output;
    private final Optional<SelectableChannel> selectable;

    private Stream(ReadableByteChannel input, WritableByteChannel output, Ownership ownership) {
        Channel whole = Objects.requireNonNull(input != null ? input : output, "channel");
        this.input = input;
        this.layer = whole;
        this.output = new WriteSide(output, ownership == Ownership.OWNED ? whole : null, input != null);
        this.selectable = selectable(whole);
    }

    /**
     * Reads and writes one channel, and owns it.
     *
     * @param channel a socket or any other two-way channel; {@link #closeWrite} needs a
     *     {@link java.nio.channels.SocketChannel} or a {@link DuplexChannel}
     * @return the stream
     */
    public static Stream of(ByteChannel channel) {
        return new Stream(channel, channel, Ownership.OWNED);
    }

    /**
     * Reads a channel, and owns it.
     *
     * @param channel where the bytes come from
     * @return the stream; writing it throws {@link java.nio.channels.NonWritableChannelException}
     */
    public static Stream reading(ReadableByteChannel channel) {
        return reading(channel, Ownership.OWNED);
    }

    /**
     * Reads a channel.
     *
     * @param channel where the bytes come from
     * @param ownership whether closing the stream closes the channel
     * @return the stream; writing it throws {@link java.nio.channels.NonWritableChannelException}
     */
    public static Stream reading(ReadableByteChannel channel, Ownership ownership) {
        return new Stream(channel, null, ownership);
    }

    /**
     * Reads an input stream that stays the caller's.
     *
     * @param in where the bytes come from; its {@code read} is called by whoever reads the stream
     * @return the stream, always blocking
     */
    public static Stream reading(InputStream in) {
        return reading(in, Ownership.BORROWED);
    }

    /**
     * Reads an input stream.
     *
     * @param in where the bytes come from; its {@code read} is called by whoever reads the stream
     * @param ownership whether closing the stream closes it
     * @return the stream, always blocking
     */
    public static Stream reading(InputStream in, Ownership ownership) {
        return new Stream(new InputStreamChannel(in), null, ownership);
    }

    /**
     * Writes a channel, and owns it.
     *
     * @param channel where the bytes go; half-closing ends a socket's output and closes any other channel
     * @return the stream; reading it throws {@link NonReadableChannelException}
     */
    public static Stream writing(WritableByteChannel channel) {
        return writing(channel, Ownership.OWNED);
    }

    /**
     * Writes a channel.
     *
     * @param channel where the bytes go; half-closing ends a socket's output and closes any other channel, if owned
     * @param ownership whether closing the stream closes the channel
     * @return the stream; reading it throws {@link NonReadableChannelException}
     */
    public static Stream writing(WritableByteChannel channel, Ownership ownership) {
        return new Stream(null, channel, ownership);
    }

    /**
     * Writes an output stream that stays the caller's, flushing it after each write.
     *
     * @param out where the bytes go; of a {@link java.io.PrintStream} the hidden error state is asked after each write
     * @return the stream, always blocking
     */
    public static Stream writing(OutputStream out) {
        return writing(out, Ownership.BORROWED);
    }

    /**
     * Writes an output stream, flushing it after each write.
     *
     * @param out where the bytes go; of a {@link java.io.PrintStream} the hidden error state is asked after each write
     * @param ownership whether closing the stream closes it
     * @return the stream, always blocking
     */
    public static Stream writing(OutputStream out, Ownership ownership) {
        return new Stream(null, new OutputStreamChannel(out), ownership);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (input == null) {
            throw new NonReadableChannelException();
        }
        if (output.isClosed()) {
            throw new ClosedChannelException();
        }
        return target.hasRemaining() ? input.read(target) : 0;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return output.write(bytes);
    }

    /** Whether several portions can be written in one call: of what does not fit, the rest is kept. */
    boolean takesTogether() {
        return output.takesTogether();
    }

    int writeTogether(ByteBuffer[] portions, int count) throws IOException {
        return output.writeTogether(portions, count);
    }

    @Override
    public int doWrite() throws IOException {
        return output.doWrite();
    }

    @Override
    public boolean needsWrite() {
        return output.needsWrite();
    }

    @Override
    public void closeWrite() throws IOException {
        output.closeWrite();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return selectable;
    }

    @Override
    public boolean hasBuffered() {
        return input instanceof Selectable below && below.hasBuffered();
    }

    @Override
    public int interest(int wanted) {
        return layer instanceof Selectable below ? below.interest(wanted) : wanted;
    }

    @Override
    public boolean joins(Runnable wake) {
        return layer instanceof Selectable below ? below.joins(wake) : selectable.isPresent();
    }

    @Override
    public boolean setBlocking(boolean blocking) throws IOException {
        return selectable.isEmpty() || Streams.setBlocking(selectable.get(), blocking);
    }

    /** The file that is read; null if it is none. */
    FileChannel file() {
        return input instanceof FileChannel file ? file : null;
    }

    long sendFile(FileChannel file, long position, long count) throws IOException {
        return output.sendFile(file, position, count);
    }

    /** Whether what is read comes from a channel, not from an input stream. */
    boolean isOfChannel() {
        return !(input instanceof InputStreamChannel);
    }

    private static Optional<SelectableChannel> selectable(Channel channel) {
        if (channel instanceof SelectableChannel itself) {
            return Optional.of(itself);
        }
        return channel instanceof Selectable below ? below.channel() : Optional.empty();
    }
}
