// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

/** The last step of a session in a loop: told once, and waited for by whoever closes the session. */
final class LoopFarewell {

    private static final long LEAVE_MS = 2000;

    private SessionDrive.Listener listener;
    private volatile Thread teller;

    /** Guarded by this, as the next. */
    private boolean begun;

    private boolean over;

    /** Before anything else. */
    void goesTo(SessionDrive.Listener told) {
        listener = told;
    }

    /** Whether this is the first call. */
    synchronized boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    void tell(Ending ending) {
        teller = Thread.currentThread();
        try {
            listener.over(ending.outcome());
        } catch (IOException | RuntimeException failure) {
            listener.failed(failure);
        }
        synchronized (this) {
            over = true;
            notifyAll();
        }
        teller = null;
    }

    /** Whether the calling thread tells it now. */
    boolean isCurrent() {
        return Thread.currentThread() == teller;
    }

    /** Waits until it has been told, for a while at most. */
    synchronized void join() {
        long end = System.nanoTime() + LEAVE_MS * 1_000_000;
        for (long left = LEAVE_MS; !over && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException later) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
