// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes in, with an end.
 *
 * <p>One thread at a time reads. A read of a blocking source waits until there is a byte, the end or a failure; it is
 * ended by closing what lies below: a channel then throws {@link java.nio.channels.AsynchronousCloseException}, a
 * plain input stream does what its own {@code close} promises. Interrupting a thread that waits in a channel closes
 * that channel ({@link java.nio.channels.ClosedByInterruptException}, status kept). System calls that a signal
 * interrupts are repeated by the JDK and never seen here.
 */
public interface Source extends Selectable, Closeable {

    /**
     * Reads what is there, at most as much as the target can take.
     *
     * <p>Differs from the seed: nothing now (would block) is 0, and only the end is -1, where Python has {@code None}
     * for the end and an empty string for both.
     *
     * @param target takes the bytes at its position
     * @return the number of bytes read, more than 0; 0 when nothing is there now (non-blocking) or the target is full;
     *     -1 at the end of the stream, and again on each later call
     * @throws IOException when the stream broke; whoever needs a later success must open a new one
     */
    int read(ByteBuffer target) throws IOException;

    /**
     * Chooses whether {@link #read} waits.
     *
     * <p>A source without a channel always blocks: it answers true and stays as it is, as a regular file does in
     * POSIX. Waits for a read or write in progress on the channel.
     *
     * @param blocking true to wait, false to answer 0 at once
     * @return the mode before the call, true for blocking
     * @throws IOException when the channel is closed
     * @throws java.nio.channels.IllegalBlockingModeException when blocking is asked for while the channel is
     *     registered with a selector
     */
    boolean setBlocking(boolean blocking) throws IOException;

    /**
     * Tells whose bytes the last read returned.
     *
     * @return the stream type; {@link StreamType#STDOUT} for sources that know no types, and before the first read
     */
    default StreamType type() {
        return StreamType.STDOUT;
    }
}
