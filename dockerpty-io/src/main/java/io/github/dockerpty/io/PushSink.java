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
 * Pushes bytes to a receiver, never more than it asked for: the output of a session for code that cannot wait, such as
 * a web terminal.
 *
 * <p>Without demand nothing is read from the session, so the process in the container waits, and no memory grows. The
 * demand is counted in bytes and adds up; it is zero at first.
 *
 * <p><b>Threads.</b> The receiver is called by the thread that drives the pump: in a {@link PumpLoop} that of the loop,
 * where it must not block; elsewhere a write waits for demand. {@link #request} and {@link #cancel} are for any thread,
 * also from within the receiver.
 */
public final class PushSink implements Sink {

    private final Receiver receiver;

    // All guarded by this.
    private long demand;
    private boolean refused;
    private boolean blocking = true;
    private boolean ended;
    private boolean canceled;
    private Runnable wake;

    private PushSink(Receiver receiver) {
        this.receiver = Objects.requireNonNull(receiver, "receiver");
    }

    /** Takes what a {@link PushSink} pushes. */
    public interface Receiver {

        /**
         * Takes bytes.
         *
         * @param bytes read-only, at least one, at most as many as the demand; valid during this call only
         * @throws IOException when they cannot be taken, which ends the pump
         */
        void received(ByteBuffer bytes) throws IOException;

        /**
         * Learns that the output ended in order and no byte will follow; not called after a failure.
         *
         * @throws IOException when that cannot be passed on
         */
        default void ended() throws IOException {}
    }

    /** Takes arrays of its own. */
    public interface CopyReceiver {

        /**
         * Takes bytes.
         *
         * @param bytes at least one; the receiver's own from now on
         * @throws IOException when they cannot be taken, which ends the pump
         */
        void received(byte[] bytes) throws IOException;
    }

    /**
     * Pushes views of the bytes, which cost no copy.
     *
     * @param receiver takes buffers that are valid during its call only
     * @return the sink, without demand yet
     */
    public static PushSink to(Receiver receiver) {
        return new PushSink(receiver);
    }

    /**
     * Pushes copies of the bytes, for receivers that keep them.
     *
     * @param receiver takes arrays that become its own
     * @return the sink, without demand yet
     */
    public static PushSink copying(CopyReceiver receiver) {
        Objects.requireNonNull(receiver, "receiver");
        return new PushSink(bytes -> {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            receiver.received(copy);
        });
    }

    /**
     * Asks for more bytes.
     *
     * @param byteCount added to the demand, at least 1; {@link Long#MAX_VALUE} asks for all that will ever come
     * @throws IllegalArgumentException when the count is below 1
     */
    public void request(long byteCount) {
        if (byteCount < 1) {
            throw new IllegalArgumentException("a demand of " + byteCount + " bytes");
        }
        Runnable ready;
        synchronized (this) {
            demand = demand > Long.MAX_VALUE - byteCount ? Long.MAX_VALUE : demand + byteCount;
            ready = changed();
        }
        tell(ready);
    }

    /**
     * Refuses all bytes from now on, which ends the pump with a {@link SinkException}; a second call does nothing.
     *
     * <p>A write that waits for demand throws {@link AsynchronousCloseException}.
     */
    public void cancel() {
        Runnable ready;
        synchronized (this) {
            canceled = true;
            ready = changed();
        }
        tell(ready);
    }

    /**
     * Pushes as many bytes as there is demand for.
     *
     * @param bytes taken from its position
     * @return the number of bytes pushed; 0 without demand (in a loop), then {@link #needsWrite} is true
     * @throws ClosedChannelException after {@link #close} or {@link #cancel}
     * @throws AsynchronousCloseException when it was canceled while this waited for demand
     * @throws InterruptedIOException when the thread is interrupted while this waits; its status is kept
     * @throws IOException what the receiver throws
     */
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int before = bytes.remaining();
        int granted = 1;
        while (bytes.hasRemaining() && granted > 0) {
            granted = grant(bytes.remaining());
            if (granted > 0) {
                // A slice, so that no receiver can reach the bytes of other sessions in a shared buffer.
                receiver.received(bytes.slice(bytes.position(), granted).asReadOnlyBuffer());
                bytes.position(bytes.position() + granted);
            }
        }
        return before - bytes.remaining();
    }

    /**
     * Does nothing: no byte is ever kept here.
     *
     * @return 0
     */
    @Override
    public int doWrite() {
        return 0;
    }

    @Override
    public synchronized boolean needsWrite() {
        return refused && demand == 0 && !canceled;
    }

    @Override
    public void closeWrite() throws IOException {
        close();
    }

    /** Tells the receiver that the output ended; a second call, and one after {@link #cancel}, does nothing. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (ended || canceled) {
                return;
            }
            ended = true;
            // What was refused at last will never be offered again.
            refused = false;
        }
        receiver.ended();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.empty();
    }

    @Override
    public synchronized boolean joins(Runnable whenReady) {
        wake = Objects.requireNonNull(whenReady, "wake");
        blocking = false;
        notifyAll();
        return true;
    }

    /** Takes from the demand, and waits for some if it may. */
    private synchronized int grant(int wanted) throws IOException {
        if (ended || canceled) {
            throw new ClosedChannelException();
        }
        while (demand == 0 && blocking) {
            awaitDemand();
        }
        int granted = (int) Math.min(wanted, demand);
        refused = granted == 0;
        demand -= demand == Long.MAX_VALUE ? 0 : granted;
        return granted;
    }

    /** Waits once, in a loop of the caller. */
    @SuppressWarnings("WaitNotInLoop")
    private void awaitDemand() throws IOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for demand");
        }
        if (canceled) {
            throw new AsynchronousCloseException();
        }
    }

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
