// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/**
 * A stream whose reads cannot be ended, read by one daemon thread for the sessions that follow each other.
 *
 * <p>One read for each demand, never ahead; what a closed session did not take stays for the next one.
 */
final class SharedInput {

    static final SharedInput STANDARD = new SharedInput(StandardInput.STREAM);

    private final InputStream stream;
    private final byte[] buffer = new byte[8192];

    /** All below is guarded by this. */
    private int position;

    private int limit;
    private boolean demanded;
    private boolean started;
    private boolean ended;
    private IOException failure;

    SharedInput(InputStream stream) {
        this.stream = stream;
    }

    ReadableByteChannel open() {
        return new Channel();
    }

    private synchronized int take(ByteBuffer target, Channel channel) throws IOException {
        awaitBytes(channel);
        if (ended) {
            return -1;
        }
        if (failure != null) {
            throw new IOException("standard input cannot be read: " + failure.getMessage(), failure);
        }
        int count = Math.min(target.remaining(), limit - position);
        target.put(buffer, position, count);
        position += count;
        return count;
    }

    private void awaitBytes(Channel channel) throws IOException {
        try {
            // Also before the first wait: a close in between must not cost the next reader what is here.
            while (!channel.closed && position == limit && !ended && failure == null) {
                demand();
                wait();
            }
            if (channel.closed) {
                throw new AsynchronousCloseException();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            channel.closed = true;
            throw new ClosedByInterruptException();
        }
    }

    private void demand() {
        demanded = true;
        if (!started) {
            started = true;
            Thread thread = new Thread(this::run, "dockerpty-standard-input");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    private void run() {
        while (awaitDemand()) {
            try {
                answer(stream.read(buffer), null);
            } catch (IOException broken) {
                answer(0, broken);
            }
        }
    }

    private synchronized boolean awaitDemand() {
        try {
            while (!demanded && !ended && failure == null) {
                wait();
            }
        } catch (InterruptedException end) {
            // Nobody has this thread to interrupt it but a program that is ending.
            failure = new IOException("the reading thread was interrupted", end);
            notifyAll();
        }
        return !ended && failure == null;
    }

    private synchronized void answer(int count, IOException broken) {
        demanded = false;
        ended = count < 0;
        position = 0;
        limit = Math.max(count, 0);
        failure = broken;
        notifyAll();
    }

    /** One session's view. */
    private final class Channel implements ReadableByteChannel {

        /** Guarded by the SharedInput for the waiting reader; volatile for isOpen. */
        private volatile boolean closed;

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
            return target.hasRemaining() ? take(target, this) : 0;
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            synchronized (SharedInput.this) {
                closed = true;
                SharedInput.this.notifyAll();
            }
        }
    }
}
