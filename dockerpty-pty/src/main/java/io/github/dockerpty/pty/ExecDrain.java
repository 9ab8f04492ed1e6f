// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The stream of an exec that ends with its process, though a child in the background holds it open.
 *
 * <p>A daemon thread asks for the end of the process while the stream runs. Then it leaves the output the time to come,
 * and ends the reading once that has passed and the reader waits. Closing ends the thread.
 */
final class ExecDrain extends ForwardingConnection implements Runnable {

    /** Between two looks at a reader: if it waits in the same read at both, there was nothing to be read. */
    private static final long LOOK_MS = 20;

    /** A reader that never waits for so many drain times is read no further: what comes is the child's. */
    private static final int PATIENCE = 5;

    private static final long LEAVE_MS = 1000;

    private final Engine engine;
    private final String exec;
    private final long drainMillis;
    private final Thread thread;

    /** Counts the reads begun and ended: odd while one waits. Written by the reader alone. */
    private volatile long turns;

    private volatile boolean givenUp;

    /** Guarded by this. */
    private boolean closed;

    ExecDrain(EngineConnection connection, Engine engine, String exec, Duration drain) {
        super(connection);
        this.engine = engine;
        this.exec = exec;
        this.drainMillis = drain.toMillis();
        this.thread = new Thread(this, "dockerpty-drain-" + exec);
        this.thread.setDaemon(true);
    }

    ExecDrain begin() {
        thread.start();
        return this;
    }

    /** The thread's own. */
    @Override
    public void run() {
        try {
            if (awaitExit() && drain()) {
                givenUp = true;
                Closing.afterUse(super::close);
            }
        } catch (IOException notTold) {
            // As long as the stream runs, so does the session, which asks for itself at its end.
        }
    }

    /** False if closed meanwhile. */
    private boolean awaitExit() throws IOException {
        ExecEnd end = new ExecEnd();
        while (!end.isTold(engine.inspectExec(exec))) {
            if (!pause(end.pause())) {
                return false;
            }
        }
        return true;
    }

    /** False if closed meanwhile. */
    private boolean drain() {
        if (!pause(drainMillis)) {
            return false;
        }
        long patience = System.nanoTime() + PATIENCE * drainMillis * 1_000_000;
        long before = turns;
        while (pause(LOOK_MS)) {
            long now = turns;
            // An odd number is a reader in its read; an even one is held up by the caller, whose time does not count.
            if ((now & 1) == 1 && (now == before || System.nanoTime() - patience > 0)) {
                return true;
            }
            before = now;
        }
        return false;
    }

    /** Returns at once and false when closed. */
    private synchronized boolean pause(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException leave) {
                return false;
            }
        }
        return !closed;
    }

    @Override
    public boolean wasGivenUp() {
        return givenUp;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    @Override
    public int read(ByteBuffer target) throws IOException {
        turns++;
        try {
            return super.read(target);
        } catch (IOException closedByUs) {
            if (givenUp) {
                return -1;
            }
            throw closedByUs;
        } finally {
            turns++;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        // Also out of a call to an engine that does not answer.
        thread.interrupt();
        super.close();
        try {
            thread.join(LEAVE_MS);
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }
}
