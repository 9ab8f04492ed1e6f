// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;

/**
 * The exit of an exec, asked for after its stream has ended.
 *
 * <p>Engines may still call it running for a moment then (podman), so they are asked again after 10, 20, 40 and more
 * milliseconds, for 2 seconds in all.
 */
final class ExecExit implements PendingExit {

    private static final long FIRST_PAUSE_MS = 10;
    private static final long PATIENCE_MS = 2000;

    private final Engine engine;
    private final String exec;

    private volatile boolean stillRan;

    /** Guarded by this. */
    private boolean closed;

    ExecExit(Engine engine, String exec) {
        this.engine = engine;
        this.exec = exec;
    }

    @Override
    public int await() throws IOException {
        long waited = 0;
        long pause = FIRST_PAUSE_MS;
        ExecInfo info = engine.inspectExec(exec);
        while (info.running()) {
            stillRan = true;
            if (waited >= PATIENCE_MS) {
                throw new IOException("the stream of exec " + exec + " ended, but its process still runs after "
                        + PATIENCE_MS + " ms: the connection was cut; its exit code is not known");
            }
            pause(pause);
            waited += pause;
            pause = Math.min(2 * pause, PATIENCE_MS - waited);
            info = engine.inspectExec(exec);
        }
        if (info.exitCode().isEmpty() || info.exitCode().getAsInt() < 0) {
            throw new IOException("exec " + exec + " ended, but the engine tells no exit code");
        }
        return info.exitCode().getAsInt();
    }

    /** Whether the engine called it running after the end of its stream. */
    boolean stillRan() {
        return stillRan;
    }

    private synchronized void pause(long millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
            try {
                wait(left);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while asking for the exit code of exec " + exec);
            }
        }
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
