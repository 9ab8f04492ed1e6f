// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedByInterruptException;

/**
 * One end of {@link ChannelPair#inMemory}.
 *
 * <p>Blocks as a socket does: a read until there are bytes or the end, a write until all is taken. Closing it from
 * another thread ends both with an {@link java.nio.channels.AsynchronousCloseException}; an interrupt closes it. One
 * thread may read while another writes.
 */
public final class MemoryChannel implements ByteChannel {

    private final BytePipe incoming;
    private final BytePipe outgoing;
    private volatile boolean open = true;

    MemoryChannel(BytePipe incoming, BytePipe outgoing) {
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            return incoming.read(target);
        } catch (ClosedByInterruptException e) {
            close();
            throw e;
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        try {
            return outgoing.write(source);
        } catch (ClosedByInterruptException e) {
            close();
            throw e;
        }
    }

    /** Ends this direction: the other end reads what is left, then the end; reading here goes on. */
    public void shutdownOutput() {
        outgoing.end();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Closes this end: the other one reads what is left, then the end, and can write no more. */
    @Override
    public void close() {
        open = false;
        outgoing.end();
        incoming.closeReader();
    }
}
