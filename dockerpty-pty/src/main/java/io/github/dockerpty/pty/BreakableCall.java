// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.Closeable;
import java.io.IOException;

/**
 * A call of the session's thread that an engine may never answer: closing this ends it, by an interrupt.
 *
 * <p>The thread that makes one makes the call, then ends this; any may close.
 */
final class BreakableCall implements Closeable {

    private final Thread caller = Thread.currentThread();

    /** Guarded by this, as the next. */
    private boolean over;

    private boolean interrupted;

    /** What is called. */
    interface Call<T> {
        T make() throws IOException;
    }

    /** Makes a call that must not outlast the session. */
    static <T> T make(Ending ending, Call<T> call) throws IOException {
        BreakableCall guard = new BreakableCall();
        ending.closes(guard);
        try {
            return call.make();
        } finally {
            ending.forgets(guard);
            guard.end();
        }
    }

    @Override
    public synchronized void close() {
        if (!over && !caller.isInterrupted()) {
            interrupted = true;
            caller.interrupt();
        }
    }

    /** The call has returned: from now on closing does nothing, and an interrupt of ours is taken back. */
    synchronized void end() {
        over = true;
        if (interrupted) {
            Thread.interrupted();
        }
    }
}
