// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/**
 * The bytes of a descriptor, read so that a blocked read can be ended without losing one.
 *
 * <p>{@link #close} from another thread ends a blocked read; bytes that had arrived are returned by that read, later
 * ones stay in the kernel for whoever reads next. Never end a read by {@link Thread#interrupt}: that loses bytes. The
 * descriptor itself is not closed, and its flags are not touched. One thread reads, a platform thread.
 *
 * <p>Terminals and pipes are read this way. A regular file is read through the descriptor, so that its offset is kept.
 * A socket, or a FIFO with a name, as standard input is read by one daemon thread, a buffer at a time and only on
 * demand: what it has read when a session ends is kept for the next TerminalInput of this process, but other readers
 * miss it. A terminal that may not be opened again is reached as {@code /dev/tty}, else polled every few milliseconds.
 *
 * <p>A JVM that leads a session without a terminal makes a terminal that it opens its controlling one.
 */
public final class TerminalInput implements ReadableByteChannel {

    private final int fd;
    private final ReadableByteChannel channel;

    /** The thread that was last found to be a platform thread, so that not every read asks. */
    private volatile Thread reader;

    private TerminalInput(int fd, ReadableByteChannel channel) {
        this.fd = fd;
        this.channel = channel;
    }

    /**
     * Opens standard input.
     *
     * @return the input; closing it does not close the descriptor
     * @throws IOException if it cannot be opened
     */
    public static TerminalInput standard() throws IOException {
        return open(0);
    }

    /**
     * Standard input as a file, for whoever can do more with a file than read it.
     *
     * <p>Reading it moves the offset that all share who have this descriptor. The channel is the process's: not to be
     * closed. An interrupt that closes it closes neither the descriptor nor the channel that the next call returns.
     *
     * @return the file; empty if standard input is no regular file and no block device
     */
    public static Optional<FileChannel> standardFile() {
        return DeviceFile.of(0).isStored() ? Optional.of(StandardInput.FILE.file()) : Optional.empty();
    }

    /**
     * Opens a descriptor of this process for reading. Does not wait for bytes.
     *
     * @param fd the descriptor; other than 0 it must be a terminal, another character device or a pipe
     * @return the input; closing it does not close the descriptor
     * @throws TtyException if that kind of descriptor can only be read as standard input
     * @throws IOException if it cannot be opened
     * @throws IllegalArgumentException if it is negative
     */
    public static TerminalInput open(int fd) throws IOException {
        return new TerminalInput(fd, InputChannels.open(fd));
    }

    /**
     * Reads at least one byte, blocking until there is one.
     *
     * @param target filled from its position on; 0 is returned if it is full
     * @return the number of bytes; -1 at the end of a file or pipe, once a terminal has hung up, and for a Ctrl-D at
     *     a terminal that is not raw (after which it may be read on)
     * @throws AsynchronousCloseException if another thread closed this during the call
     * @throws ClosedChannelException if it was closed before
     * @throws IllegalStateException on a virtual thread: a blocked one could not be ended by close
     * @throws IOException if reading fails, for example because the process is in the background without job control
     */
    @Override
    public int read(ByteBuffer target) throws IOException {
        requirePlatformThread();
        try {
            return channel.read(target);
        } catch (ClosedChannelException closed) {
            throw closed;
        } catch (IOException failure) {
            return endIfHungUp(failure);
        }
    }

    private void requirePlatformThread() {
        Thread current = Thread.currentThread();
        if (current != reader) {
            if (VirtualThreads.isVirtual(current)) {
                throw new IllegalStateException("TerminalInput was read on " + current + ": use a platform thread");
            }
            reader = current;
        }
    }

    /** A terminal that has hung up fails with EIO on Linux, and simply ends on others. */
    private int endIfHungUp(IOException failure) throws IOException {
        if (DeviceFile.of(fd).isCharacterDevice() && !Ttys.of(fd).isTerminal()) {
            return -1;
        }
        throw failure;
    }

    /**
     * Whether this can be read.
     *
     * @return false after {@link #close}
     */
    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    /**
     * Ends a blocked read and all later ones; returns when the reader has left the kernel. A second call does nothing.
     *
     * @throws IOException if the system fails to close its part
     */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
