// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** A sink in memory that takes all it is given at once, so that nothing is ever pending. */
abstract class ImmediateSink implements Sink {

    private volatile boolean closed;

    /**
     * Does nothing: no byte is ever kept back.
     *
     * @return 0
     */
    @Override
    public final int doWrite() {
        return 0;
    }

    @Override
    public final boolean needsWrite() {
        return false;
    }

    @Override
    public final void closeWrite() throws IOException {
        close();
    }

    @Override
    public final void close() throws IOException {
        if (!closed) {
            closed = true;
            end();
        }
    }

    @Override
    public final Optional<SelectableChannel> channel() {
        return Optional.empty();
    }

    /** Passes the end on, once. */
    abstract void end() throws IOException;

    final void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
