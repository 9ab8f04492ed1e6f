// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The connection of a session on an exec's terminal, which is left in order: a close ends the input first, where
 * dockerd ends the stream and leaves the process, and awaits that.
 *
 * <p>Output for a client that has gone makes dockerd take the exec for one that failed, with 126, and hang its terminal
 * up (20.10). One thread reads, the one that made this; one writes; any closes, once in order, and the second time at
 * once.
 */
final class OrderlyConnection extends ForwardingConnection {

    /** dockerd takes a millisecond; others may leave the stream open. */
    private static final long PATIENCE_MS = 2000;

    private final Thread reader = Thread.currentThread();

    /** Guarded by this, as the next two. */
    private boolean ended;

    private boolean leaving;
    private boolean closed;

    private volatile boolean writing;

    OrderlyConnection(EngineConnection connection) {
        super(connection);
    }

    /** The connection as it is for what needs no order. */
    static EngineConnection of(Sockets sockets, Operation operation) {
        boolean hasInput = sockets.input() != Sockets.InputEnd.NOT_ATTACHED;
        boolean needsOrder = hasInput && operation instanceof ExecOperation exec && exec.endsWithItsInput();
        return needsOrder ? new OrderlyConnection(sockets.connection()) : sockets.connection();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        boolean goesOn = false;
        try {
            int count = super.read(target);
            goesOn = count >= 0;
            return count;
        } finally {
            if (!goesOn) {
                tellEnd();
            }
        }
    }

    private synchronized void tellEnd() {
        ended = true;
        notifyAll();
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        writing = true;
        try {
            return super.write(bytes);
        } finally {
            writing = false;
        }
    }

    @Override
    public void close() throws IOException {
        if (isToBeLeft()) {
            leave();
        }
        super.close();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }

    /** Whether the reader can come to the end; once. Over TLS the end of the input would wait for a write. */
    private synchronized boolean isToBeLeft() {
        boolean first = !leaving;
        leaving = true;
        return first && reader != Thread.currentThread() && !ended && !writing;
    }

    private void leave() {
        try {
            shutdownOutput();
            awaitEnd();
        } catch (InterruptedException sooner) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // Then there is nobody to be left.
        }
    }

    private synchronized void awaitEnd() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
        for (long left = PATIENCE_MS; !ended && !closed && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
