// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.Closeable;
import java.io.IOException;

/**
 * A connection between two requests, so that the next one need not connect; at most one. Any thread may take and leave.
 *
 * <p>A server may close it at any time. What may be sent twice takes it however old it is, and is sent again over a new
 * one if it was closed; what may not takes it only within a second of the last answer, in which no server gives up on a
 * client.
 */
final class Spare implements Closeable {

    private static final long FRESH_NANOS = 1_000_000_000;

    private final boolean keeping;
    private final long freshNanos;

    /** Null if there is none. Guarded by this, as the next two. */
    private Connection kept;

    private long since;
    private boolean closed;

    /** Keeps a connection, or closes each that it is left. */
    Spare(boolean keeping) {
        this(keeping, FRESH_NANOS);
    }

    Spare(boolean keeping, long freshNanos) {
        this.keeping = keeping;
        this.freshNanos = freshNanos;
    }

    boolean isKeeping() {
        return keeping;
    }

    /** The connection, owned by the caller; null if there is none that will do. */
    synchronized Connection take(boolean repeatable) {
        Connection found = kept;
        if (found == null || (!repeatable && System.nanoTime() - since > freshNanos)) {
            return null;
        }
        kept = null;
        return found;
    }

    /** Takes over a connection whose answer has been read to its end; closes it if there is no room for it. */
    void leave(Connection connection) throws IOException {
        if (!isKept(connection)) {
            connection.channel().close();
        }
    }

    private synchronized boolean isKept(Connection connection) {
        boolean fits = keeping && !closed && kept == null;
        if (fits) {
            kept = connection;
            since = System.nanoTime();
        }
        return fits;
    }

    /** Closes what is kept, and from now on what is left. */
    @Override
    public void close() throws IOException {
        Connection last;
        synchronized (this) {
            closed = true;
            last = kept;
            kept = null;
        }
        if (last != null) {
            last.channel().close();
        }
    }
}
