// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.Closeable;
import java.io.IOException;

/**
 * A wait that the engine has registered: from then on no exit can be missed.
 *
 * <p>Whoever asked for it closes it. One thread waits; any thread may close.
 */
public interface PendingExit extends Closeable {

    /**
     * Blocks until the engine tells the exit code.
     *
     * @return the exit code, 0 to 255; a second call returns the same
     * @throws EngineException if the engine answers with an error instead
     * @throws IOException if the connection breaks before the answer; after {@link #close} a {@link
     *     java.nio.channels.ClosedChannelException}
     */
    int await() throws IOException;

    /**
     * Asks the engine whether the process still runs; called when its stream has ended and no exit came for a while.
     *
     * @return true to have the connection counted as cut; false, also unless overridden, to go on waiting
     * @throws IOException if the engine cannot be asked
     */
    default boolean stillRuns() throws IOException {
        return false;
    }

    /** Gives the wait up and ends a blocked {@link #await}; a second call does nothing. */
    @Override
    void close();
}
