// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/**
 * Work that must not hold up whoever asks for it: done by one daemon thread that exists only while there is some.
 *
 * <p>Calls made while it runs are merged into one more run.
 */
abstract class Errand implements AutoCloseable, Runnable {

    private static final long LEAVE_MS = 1000;

    private final String name;

    /** Null while there is nothing to do; guarded by this, as all that follows. */
    private Thread thread;

    private boolean again;
    private boolean closed;

    Errand(String name) {
        this.name = name;
    }

    /** Does what was asked for since it was done last. */
    abstract void work();

    /** Has the work done soon, once more if it is being done. */
    synchronized void call() {
        again = true;
        if (thread == null && !closed) {
            thread = new Thread(this, name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The thread's own. */
    @Override
    public void run() {
        boolean done = false;
        try {
            while (next()) {
                work();
            }
            done = true;
        } finally {
            if (!done) {
                gone();
            }
        }
    }

    /** The work threw what it must not: the next call gets a thread of its own. */
    private synchronized void gone() {
        thread = null;
        notifyAll();
    }

    private synchronized boolean next() {
        boolean more = again && !closed;
        again = false;
        if (!more) {
            thread = null;
            notifyAll();
        }
        return more;
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
