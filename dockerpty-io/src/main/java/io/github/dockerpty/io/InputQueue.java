// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.util.Objects;
import java.util.Optional;

/**
 * Bytes that code hands in and a pump takes: the input of a session that no local stream feeds.
 *
 * <p>Holds at most 64 KiB; past that {@link #offer} accepts nothing and {@link #put} waits until the other side took
 * some. {@link #end} is the end of the input, which a pump passes on as its options say; {@link #close} gives the queue
 * up from either side.
 *
 * <p><b>Threads.</b> Any thread may hand in, one at a time so that bytes keep their order; one thread reads. Outside a
 * {@link PumpLoop} a read waits until there is something; {@link #close} from any thread ends a wait on either side.
 */
public final class InputQueue implements Source {

    // All guarded by this.
    private final PendingBytes held = new PendingBytes();
    private boolean ended;
    private boolean closed;
    private boolean blocking = true;
    private Runnable wake;

    /** Makes an empty queue. */
    public InputQueue() {}

    /**
     * Hands bytes in, as many as there is room for; never blocks.
     *
     * @param bytes taken from its position; what is not accepted stays in the buffer
     * @return the number of bytes accepted; 0 when there is no room
     * @throws ClosedChannelException after {@link #end} or {@link #close}
     */
    public int offer(ByteBuffer bytes) throws ClosedChannelException {
        int count;
        Runnable ready;
        synchronized (this) {
            if (ended || closed) {
                throw new ClosedChannelException();
            }
            int before = bytes.remaining();
            held.put(bytes);
            count = before - bytes.remaining();
            ready = changed();
        }
        tell(ready);
        return count;
    }

    /**
     * Hands all bytes in and waits for room where there is none.
     *
     * @param bytes taken from its position to its limit
     * @throws ClosedChannelException after {@link #end} or {@link #close}
     * @throws AsynchronousCloseException when the queue was closed while this waited; some bytes may have been taken
     * @throws InterruptedIOException when the thread is interrupted while this waits; its status is kept, the buffer's
     *     position tells what was taken
     */
    public void put(ByteBuffer bytes) throws IOException {
        offer(bytes);
        while (bytes.hasRemaining()) {
            awaitRoom();
            offer(bytes);
        }
    }

    /** Ends the input once what was handed in has been taken; a second call does nothing. */
    public void end() {
        Runnable ready;
        synchronized (this) {
            ended = true;
            ready = changed();
        }
        tell(ready);
    }

    /**
     * Counts the bytes that were handed in and not yet taken.
     *
     * @return bytes, at most 65,536
     */
    public synchronized int waiting() {
        return held.size();
    }

    /**
     * Takes what is there, at most as much as the target can take.
     *
     * @param target takes the bytes at its position
     * @return the number of bytes; 0 when there is nothing now (non-blocking) or the target is full; -1 after the end
     * @throws ClosedChannelException when the queue is closed
     * @throws AsynchronousCloseException when the queue was closed while this waited
     * @throws InterruptedIOException when the thread is interrupted while this waits; its status is kept
     */
    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        while (blocking && held.isEmpty() && !ended && target.hasRemaining()) {
            awaitChange();
        }
        if (held.isEmpty()) {
            return ended && target.hasRemaining() ? -1 : 0;
        }
        int count = held.moveTo(target);
        notifyAll();
        return count;
    }

    @Override
    public synchronized boolean setBlocking(boolean wanted) {
        boolean before = blocking;
        blocking = wanted;
        notifyAll();
        return before;
    }

    /** Gives up what is held and ends all waiting; a second call does nothing. */
    @Override
    public void close() {
        Runnable ready;
        synchronized (this) {
            closed = true;
            held.clear();
            ready = changed();
        }
        tell(ready);
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.empty();
    }

    @Override
    public synchronized boolean hasBuffered() {
        return !held.isEmpty() || ended || closed;
    }

    @Override
    public synchronized boolean joins(Runnable whenReady) {
        wake = Objects.requireNonNull(whenReady, "wake");
        setBlocking(false);
        return true;
    }

    private synchronized void awaitRoom() throws IOException {
        while (!closed && !ended && held.size() == PendingBytes.BOUND) {
            awaitChange();
        }
    }

    /** Waits once, in a loop of the caller; a queue that is closed by then throws. */
    @SuppressWarnings("WaitNotInLoop")
    private void awaitChange() throws IOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the other side of an input queue");
        }
        if (closed) {
            throw new AsynchronousCloseException();
        }
    }

    /** Ends waiting; whom to tell outside the lock, or null. */
    private Runnable changed() {
        notifyAll();
        return wake;
    }

    private static void tell(Runnable ready) {
        if (ready != null) {
            ready.run();
        }
    }
}
