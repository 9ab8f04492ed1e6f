// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.Closeable;
import java.io.IOException;

/**
 * Closes something when a limit has passed, unless it is closed before: unix socket channels have no time limit.
 *
 * <p>One daemon thread for as long as the limit stands.
 */
final class TimeLimit implements Runnable, AutoCloseable {

    private final Closeable target;
    private final long deadline;
    /* Guarded by this. */
    private boolean over;
    /* Guarded by this. */
    private boolean expired;

    private TimeLimit(Closeable target, long millis) {
        this.target = target;
        this.deadline = System.nanoTime() + millis * 1_000_000;
    }

    static TimeLimit on(Closeable target, long millis) {
        TimeLimit timer = new TimeLimit(target, millis);
        Thread thread = new Thread(null, timer, "dockerpty-limit", 64 * 1024L, false);
        thread.setDaemon(true);
        thread.start();
        return timer;
    }

    /** Whether the target was closed because the limit had passed. */
    synchronized boolean isExpired() {
        return expired;
    }

    @Override
    public void run() {
        if (awaitDeadline()) {
            closeTarget();
        }
    }

    private synchronized boolean awaitDeadline() {
        try {
            long left = deadline - System.nanoTime();
            while (!over && left > 0) {
                wait(left / 1_000_000 + 1);
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException e) {
            // Nobody knows this thread; whoever interrupts it wants it gone, and the limit with it.
            return false;
        }
        expired = !over;
        return expired;
    }

    /* A channel that does not even close leaves nothing more to try; who waits on it has its own failure to report. */
    private void closeTarget() {
        try {
            target.close();
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lifts the limit; after this the target is not closed any more. */
    @Override
    public synchronized void close() {
        over = true;
        notifyAll();
    }
}
