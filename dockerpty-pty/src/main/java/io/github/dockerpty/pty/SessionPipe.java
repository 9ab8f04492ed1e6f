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
 * <p>Any thread may call. Either side ends the other's wait by going.
 */
final class SessionPipe {

    private static final int FIRST = 4096;

    private final int capacity;
    private final boolean discards;

    /** Grows up to the capacity, so that an idle session is small; guarded by this, as all that follows. */
    private byte[] ring = new byte[0];

    private int start;
    private int count;
    private boolean finished;
    private boolean abandoned;
    private IOException failure;
    private long discarded;

    /** Whether what comes after the reader has gone is discarded, or refused. */
    SessionPipe(int capacity, boolean discards) {
        this.capacity = capacity;
        this.discards = discards;
    }

    /** Blocks until there is a byte or an end: -1, or the failure that the writer left. */
    synchronized int read(ByteBuffer target) throws IOException {
        if (abandoned) {
            throw new ClosedChannelException();
        }
        while (count == 0 && !finished && target.hasRemaining()) {
            await();
            if (abandoned) {
                throw new AsynchronousCloseException();
            }
        }
        return count == 0 && target.hasRemaining() ? end() : take(target);
    }

    private int end() throws IOException {
        if (failure == null) {
            return -1;
        }
        // A fresh one each time, because several threads may get it.
        throw failure instanceof SessionEndedException ended
                ? new SessionEndedException(ended)
                : new IOException(failure.getMessage(), failure);
    }

    private int take(ByteBuffer target) {
        int taken = Math.min(count, target.remaining());
        int first = Math.min(taken, ring.length - start);
        target.put(ring, start, first).put(ring, 0, taken - first);
        start = taken == count ? 0 : (start + taken) % ring.length;
        count -= taken;
        notifyAll();
        return taken;
    }

    /** Blocks until all is taken. */
    synchronized int write(ByteBuffer bytes) throws IOException {
        int offered = bytes.remaining();
        if (finished) {
            throw new ClosedChannelException();
        }
        while (bytes.hasRemaining() && !abandoned) {
            if (finished) {
                throw new AsynchronousCloseException();
            }
            if (count == capacity) {
                await();
            } else {
                put(bytes);
            }
        }
        if (bytes.hasRemaining()) {
            discard(bytes);
        }
        return offered;
    }

    private void put(ByteBuffer bytes) {
        grow(Math.min(capacity, count + bytes.remaining()));
        int end = (start + count) % ring.length;
        int put = Math.min(bytes.remaining(), Math.min(ring.length - count, ring.length - end));
        bytes.get(ring, end, put);
        count += put;
        notifyAll();
    }

    private void grow(int needed) {
        if (needed <= ring.length) {
            return;
        }
        byte[] larger = new byte[Math.min(capacity, Math.max(FIRST, Math.max(needed, 2 * ring.length)))];
        int first = Math.min(count, ring.length - start);
        System.arraycopy(ring, start, larger, 0, first);
        System.arraycopy(ring, 0, larger, first, count - first);
        ring = larger;
        start = 0;
    }

    private void discard(ByteBuffer bytes) throws IOException {
        if (!discards) {
            throw new IOException("the process takes no more input: it has no stdin, or the session is over");
        }
        discarded += bytes.remaining();
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
    synchronized void finish(IOException cause) {
        if (!finished) {
            finished = true;
            failure = cause;
            notifyAll();
        }
    }

    /** The reader has gone. */
    synchronized void abandon() {
        abandoned = true;
        discarded += count;
        count = 0;
        ring = new byte[0];
        notifyAll();
    }

    synchronized int available() throws IOException {
        if (abandoned) {
            throw new ClosedChannelException();
        }
        return count;
    }

    /** Bytes that nobody has read and nobody will. */
    synchronized long discarded() {
        return discarded;
    }

    synchronized boolean isAbandoned() {
        return abandoned;
    }

    synchronized boolean isFinished() {
        return finished;
    }
}
