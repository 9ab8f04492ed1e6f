// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Work that must not hold up whoever asks for it: done by one daemon thread that exists only while there is some, or by
 * one of an executor's.
 *
 * <p>Calls made while it runs are merged into one more run.
 */
abstract class Errand implements AutoCloseable, Runnable {

    private static final long LEAVE_MS = 1000;

    private final String name;

    /** Null for a thread of its own; no lambda, which would cost the command's start. */
    private final Executor executor;

    /** Whether it is being done or soon will be; guarded by this, as all that follows. */
    private boolean busy;

    /** Null while nothing is done. */
    private Thread thread;

    private boolean again;
    private boolean closed;

    Errand(String name) {
        this.name = name;
        this.executor = null;
    }

    Errand(Executor executor) {
        this.name = "";
        this.executor = executor;
    }

    /** Does what was asked for since it was done last. */
    abstract void work();

    /** Has the work done soon, once more if it is being done. */
    synchronized void call() {
        again = true;
        if (busy || closed) {
            return;
        }
        busy = true;
        if (executor == null) {
            Thread own = new Thread(this, name);
            own.setDaemon(true);
            own.start();
            return;
        }
        try {
            executor.execute(this);
        } catch (RejectedExecutionException over) {
            // Of a loop that was closed, which ends the session too.
            busy = false;
        }
    }

    /** The thread's own. */
    @Override
    public void run() {
        try {
            while (next()) {
                work();
            }
        } finally {
            gone();
        }
    }

    /** If the work threw what it must not, the next call has it done again. */
    private synchronized void gone() {
        if (thread == Thread.currentThread()) {
            leave();
        }
    }

    private synchronized boolean next() {
        boolean more = again && !closed;
        again = false;
        thread = Thread.currentThread();
        if (!more) {
            leave();
        }
        return more;
    }

    private void leave() {
        thread = null;
        busy = false;
        // Ours, from the close; the thread may be an executor's.
        Thread.interrupted();
        notifyAll();
    }

    /** Waits, for the work's own use; returns at once and false when closed. */
    synchronized boolean pause(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException leave) {
                // Only close interrupts this thread.
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !closed;
    }

    /** Ends the work, a call to an engine in progress included, and waits until its thread is gone. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (thread == null) {
            return;
        }
        thread.interrupt();
        long end = System.nanoTime() + LEAVE_MS * 1_000_000;
        boolean interrupted = false;
        for (long left = LEAVE_MS; thread != null && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
