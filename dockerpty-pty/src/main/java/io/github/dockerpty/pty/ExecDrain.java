// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * The stream of an exec that ends with its process, though a child in the background holds it open.
 *
 * <p>A daemon thread asks for the end of the process while the stream runs. Then it leaves the output the time to come,
 * and ends the reading once that has passed and the reader waits. Closing ends the thread.
 */
final class ExecDrain implements EngineConnection, Runnable {

    private static final long FIRST_PAUSE_MS = 10;
    private static final long LONGEST_PAUSE_MS = 160;

    /** So long has "not running" to be told before it is believed of a process that was never seen to run. */
    private static final long START_MS = 1000;

    /** Between two looks at a reader: if it waits in the same read at both, there was nothing to be read. */
    private static final long LOOK_MS = 20;

    /** A reader that never waits for so many drain times is read no further: what comes is the child's. */
    private static final int PATIENCE = 5;

    private static final long LEAVE_MS = 1000;

    private final EngineConnection connection;
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
        this.connection = connection;
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
                Closing.afterUse(connection);
            }
        } catch (IOException notTold) {
            // As long as the stream runs, so does the session, which asks for itself at its end.
        }
    }

    /**
     * False if closed meanwhile. Engines answer the start before the process runs: dockerd then says that it does not,
     * without a code; podman says so with the code 0.
     */
    private boolean awaitExit() throws IOException {
        long begin = System.nanoTime();
        boolean seen = false;
        long pause = FIRST_PAUSE_MS;
        while (true) {
            ExecInfo info = engine.inspectExec(exec);
            seen |= info.running();
            boolean trusted = seen || System.nanoTime() - begin > START_MS * 1_000_000;
            if (trusted && !info.running() && info.exitCode().isPresent()) {
                return true;
            }
            if (!pause(pause)) {
                return false;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
        }
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
            return connection.read(target);
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
    public int write(ByteBuffer bytes) throws IOException {
        return connection.write(bytes);
    }

    @Override
    public void shutdownOutput() throws IOException {
        connection.shutdownOutput();
    }

    @Override
    public Optional<String> contentType() {
        return connection.contentType();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return connection.channel();
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        // Also out of a call to an engine that does not answer.
        thread.interrupt();
        connection.close();
        try {
            thread.join(LEAVE_MS);
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }
}
