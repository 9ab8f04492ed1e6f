// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A terminal that cannot be opened by name: asks for bytes again and again, and reads only those that are there. */
final class PolledInput implements ReadableByteChannel {

    private static final int INTERVAL_MILLIS = 5;

    private final InputStream stream;
    private final CountDownLatch closed = new CountDownLatch(1);

    PolledInput(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        while (true) {
            int ready = stream.available();
            if (ready > 0) {
                return read(target, ready);
            }
            if (isClosedWithinInterval()) {
                throw new AsynchronousCloseException();
            }
        }
    }

    private int read(ByteBuffer target, int ready) throws IOException {
        byte[] bytes = new byte[Math.min(target.remaining(), ready)];
        int count = stream.read(bytes);
        target.put(bytes, 0, Math.max(count, 0));
        return count;
    }

    private boolean isClosedWithinInterval() throws IOException {
        try {
            return closed.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            close();
            throw new ClosedByInterruptException();
        }
    }

    @Override
    public boolean isOpen() {
        return closed.getCount() > 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
