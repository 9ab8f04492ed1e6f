// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.channels.ByteChannel;

/**
 * A channel whose writing side can end while its reading side goes on.
 *
 * <p>One thread may read while another writes. Closing from any thread ends both waits with an {@link
 * java.nio.channels.AsynchronousCloseException} or {@link java.nio.channels.ClosedChannelException}.
 */
public interface DuplexChannel extends ByteChannel {

    /**
     * Ends the writing side (half-close): the peer sees the end of its input, reading goes on.
     *
     * <p>A second call does nothing.
     *
     * @throws IOException if the channel is closed or the peer is gone
     */
    void shutdownOutput() throws IOException;
}
