// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/**
 * A channel in both directions that can end its writing side and keep reading.
 *
 * <p>One thread may read while another writes. In non-blocking mode reads and writes answer 0 when nothing can be done
 * now; that is also the answer of a TLS channel that needs more from its peer first. Closing from another thread ends
 * a read or write that waits.
 */
public interface DuplexChannel extends ByteChannel, Selectable {

    /**
     * Ends the writing side; the peer reads an end, and what it sends still arrives.
     *
     * <p>A second call does nothing.
     *
     * @throws IOException when the channel is closed or the peer cannot be told
     */
    void shutdownOutput() throws IOException;

    /**
     * Sends a part of a file without bringing it into this process, if that can be done.
     *
     * <p>Blocks as a write does, and is ended as one. A file that changes meanwhile may go out as it was or as it is.
     *
     * @param file open for reading; its position is neither used nor changed
     * @param position where the part begins, in bytes
     * @param count most bytes to send
     * @return the number of bytes sent; 0 where it cannot be done, as always unless overridden: then read and write
     * @throws IOException when file or channel failed before a byte was sent
     */
    default long sendFile(FileChannel file, long position, long count) throws IOException {
        return 0;
    }

    /**
     * Whether bytes that a write accepted have not gone out, such as the rest of a TLS record.
     *
     * <p>A stream counts them as pending: it writes an empty buffer until they are gone, also after
     * {@link #shutdownOutput}, and half-closes and closes only then. For any thread.
     *
     * @return false unless overridden; always false in blocking mode and once the channel is closed
     */
    default boolean hasUnsent() {
        return false;
    }

    /**
     * The channel below, if a selection can wait on it.
     *
     * @return empty unless overridden
     */
    @Override
    default Optional<SelectableChannel> channel() {
        return Optional.empty();
    }
}
