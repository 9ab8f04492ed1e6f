// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Waits for the exit while the stream runs, and ends a stream that an engine keeps open after it.
 *
 * <p>dockerd 20.10 does so for a client that attached stdin alone, and for one that attached after the exit. A daemon
 * thread waits for the exit, then gives the stream up once it has been silent for the limit.
 */
final class ExitWatch implements AutoCloseable, Runnable {

    private static final long LEAVE_MS = 2000;
    private static final long EXIT_MS = 10_000;

    private final PendingExit exit;
    private final WatchedConnection connection;
    private final long limitMillis;
    private final Thread thread;

    /** Guarded by this, as all that follows. */
    private boolean streamEnded;

    private boolean known;
    private int code;
    private IOException unknown;

    ExitWatch(PendingExit exit, WatchedConnection connection, Duration limit, String threadName) {
        this.exit = exit;
        this.connection = connection;
        this.limitMillis = limit.toMillis();
        this.thread = new Thread(this, threadName);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** The thread's own. */
    @Override
    public void run() {
        try {
            tell(exit.await(), null);
        } catch (IOException notTold) {
            // As long as the stream runs, so does the session; it asks for this at the end.
            tell(0, notTold);
            return;
        } catch (RuntimeException mistake) {
            // Of an operation of the user's own; the session would wait for ever.
            tell(0, new IOException("the wait for the exit code failed: " + mistake, mistake));
            return;
        }
        drain();
    }

    private synchronized void tell(int exitCode, IOException failure) {
        known = true;
        code = exitCode;
        unknown = failure;
        notifyAll();
    }

    private void drain() {
        long before = -1;
        while (!hasStreamEnded()) {
            long turns = connection.turns();
            if (limitMillis == 0 || (turns == before && WatchedConnection.isWaiting(turns))) {
                connection.giveUp();
                return;
            }
            before = turns;
            pause();
        }
    }

    private synchronized boolean hasStreamEnded() {
        return streamEnded;
    }

    private synchronized void pause() {
        long end = System.nanoTime() + limitMillis * 1_000_000;
        for (long left = limitMillis; left > 0 && !streamEnded; left = (end - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException leave) {
                streamEnded = true;
            }
        }
    }

    /**
     * The exit code, once the stream has ended; waits for it, but not for a process that runs on: no engine ends a
     * stream before its process, so that something on the way did.
     */
    int await(Ending ending) throws IOException {
        while (!isToldInTime()) {
            if (stillRuns(ending)) {
                throw notTold(
                        "ended: something between the engine and here has cut it, or the container was restarted");
            }
        }
        return result();
    }

    /** The same after a reset, which was the stream's end only if the process ends with it. */
    int awaitAfterReset() throws IOException {
        if (!isToldInTime()) {
            throw notTold("broke");
        }
        return result();
    }

    private long patience() {
        return limitMillis == 0 ? EXIT_MS : limitMillis;
    }

    private IOException notTold(String how) {
        return new IOException("the process still runs " + patience() + " ms after its stream " + how);
    }

    private boolean stillRuns(Ending ending) throws IOException {
        BreakableCall call = new BreakableCall();
        ending.closes(call);
        try {
            return exit.stillRuns();
        } finally {
            call.end();
        }
    }

    private synchronized int result() throws IOException {
        if (unknown != null) {
            throw unknown;
        }
        return code;
    }

    private synchronized boolean isToldInTime() throws IOException {
        streamEnded = true;
        notifyAll();
        long millis = patience();
        long start = System.nanoTime();
        for (long left = millis; !known; left = millis - (System.nanoTime() - start) / 1_000_000) {
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for the exit code");
            }
        }
        return true;
    }

    /** Ends the watch and its wait. */
    @Override
    public void close() {
        synchronized (this) {
            streamEnded = true;
            notifyAll();
        }
        exit.close();
        try {
            thread.join(LEAVE_MS);
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }
}
