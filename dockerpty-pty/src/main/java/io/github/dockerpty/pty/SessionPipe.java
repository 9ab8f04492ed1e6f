// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;

/**
 * A bounded pipe between a session and its caller: full, it holds up the writer, empty, the reader.
 *
 * <p>Any thread may call. Either side ends the other's wait by going. In a loop the session's side does not wait: it
 * reads or writes nothing, and the loop is woken when it can.
 */
class SessionPipe {

    private final boolean discards;
    private final int capacity;

    /** Guarded by this, as all that follows. */
    private ByteRing held = ByteRing.NONE;

    private boolean finished;
    private boolean abandoned;
    private IOException failure;

    /** Bytes of an output that nobody has read and nobody will; of an input, all that were ever in it. */
    private long counted;

    /** Tells a loop that drives the session that its side, which then never waits, is ready; null without one. */
    private Runnable wake;

    /** Whether the session's side found no room, and waits for the wake. */
    private boolean refused;

    /** Whether what comes after the reader has gone is discarded, or refused. */
    SessionPipe(int capacity, boolean discards) {
        this.capacity = capacity;
        this.discards = discards;
    }

    /** Has the session's side driven by a loop from now on. */
    synchronized void wakes(Runnable whenReady) {
        wake = whenReady;
    }

    /** Blocks until there is a byte or an end: -1, or the failure that the writer left. */
    int read(ByteBuffer target) throws IOException {
        Runnable ready;
        int taken;
        synchronized (this) {
            if (abandoned) {
                throw new ClosedChannelException();
            }
            while (held.isEmpty() && !finished && target.hasRemaining()) {
                if (wake != null && !discards) {
                    return 0;
                }
                await();
                if (abandoned) {
                    throw new AsynchronousCloseException();
                }
            }
            taken = held.isEmpty() && target.hasRemaining() ? end() : take(target);
            ready = refused ? wake : null;
        }
        tell(ready);
        return taken;
    }

    private static void tell(Runnable ready) {
        if (ready != null) {
            ready.run();
        }
    }

    /** Whether a read has something to say. */
    synchronized boolean isReadable() {
        return !held.isEmpty() || finished || abandoned;
    }

    /** Whether the session's side waits for room. */
    synchronized boolean isFull() {
        return refused && held.isFull() && !abandoned && !finished;
    }

    private int end() throws IOException {
        if (failure != null) {
            throw SessionEndedException.copy(failure);
        }
        return -1;
    }

    private int take(ByteBuffer target) {
        int taken = held.take(target);
        if (held.isEmpty() && wake != null) {
            // There may be thousands.
            held = ByteRing.NONE;
        }
        notifyAll();
        return taken;
    }

    /** Blocks until all is taken; the session's side in a loop takes what there is room for. */
    int write(ByteBuffer bytes) throws IOException {
        return write(bytes, true);
    }

    /** Never blocks; takes what there is room for. */
    int offer(ByteBuffer bytes) throws IOException {
        return write(bytes, false);
    }

    private int write(ByteBuffer bytes, boolean mayWait) throws IOException {
        int offered = bytes.remaining();
        Runnable ready;
        synchronized (this) {
            boolean waits = mayWait && (wake == null || !discards);
            if (finished) {
                throw new ClosedChannelException();
            }
            while (bytes.hasRemaining() && !abandoned && (waits || !held.isFull())) {
                store(bytes);
            }
            refused = bytes.hasRemaining() && !abandoned && discards;
            if (bytes.hasRemaining() && abandoned) {
                discard(bytes);
            }
            ready = discards ? null : wake;
        }
        tell(ready);
        return offered - bytes.remaining();
    }

    /** Stores what there is room for, or waits once. */
    private void store(ByteBuffer bytes) throws IOException {
        if (!held.isFull()) {
            held = held == ByteRing.NONE ? new ByteRing(capacity) : held;
            int put = held.put(bytes);
            counted += discards ? 0 : put;
            notifyAll();
            return;
        }
        if (wake != null) {
            // Of what came before, which may not have been told yet.
            wake.run();
        }
        await();
        if (finished) {
            throw new AsynchronousCloseException();
        }
    }

    private void discard(ByteBuffer bytes) throws IOException {
        if (!discards) {
            throw new IOException("the process takes no more input: it has no stdin, or the session is over");
        }
        counted += bytes.remaining();
        bytes.position(bytes.limit());
    }

    @SuppressWarnings("WaitNotInLoop") // its callers loop
    private void await() throws IOException {
        try {
            wait();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a stream of a session");
        }
    }

    /** The writer has gone: what is here can be read, then comes the end; a second call changes nothing. */
    void finish(IOException cause) {
        Runnable ready;
        synchronized (this) {
            if (finished) {
                return;
            }
            finished = true;
            failure = cause;
            notifyAll();
            ready = wake;
        }
        tell(ready);
    }

    /** The reader has gone. */
    void abandon() {
        Runnable ready;
        synchronized (this) {
            abandoned = true;
            counted += discards ? held.size() : 0;
            held = ByteRing.NONE;
            notifyAll();
            ready = wake;
        }
        tell(ready);
    }

    synchronized int available() throws IOException {
        if (abandoned) {
            throw new ClosedChannelException();
        }
        return held.size();
    }

    /** Bytes of an output that nobody has read and nobody will; of an input, all that were ever in it. */
    synchronized long counted() {
        return counted;
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    synchronized boolean isFinished() {
        return finished;
    }
}
