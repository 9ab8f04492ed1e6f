// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.function.BooleanSupplier;

/** One direction of a {@link MemoryChannel}: a bounded buffer with an end; full blocks the writer, empty the reader. */
final class BytePipe {

    // All guarded by this; the buffer is always ready to be filled.
    private final ByteBuffer held;
    private boolean ended;
    private boolean readerGone;

    BytePipe(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a capacity of " + capacity + " bytes");
        }
        held = ByteBuffer.allocate(capacity);
    }

    synchronized int read(ByteBuffer target) throws IOException {
        checkReader(new ClosedChannelException());
        blockWhile(() -> held.position() == 0 && !ended && !readerGone && target.hasRemaining());
        checkReader(new AsynchronousCloseException());
        if (held.position() == 0) {
            return target.hasRemaining() ? -1 : 0;
        }
        held.flip();
        int count = move(held, target);
        held.compact();
        notifyAll();
        return count;
    }

    synchronized int write(ByteBuffer source) throws IOException {
        if (ended) {
            throw new ClosedChannelException();
        }
        int count = 0;
        while (source.hasRemaining()) {
            if (readerGone) {
                throw new IOException("Broken pipe");
            }
            count += move(source, held);
            notifyAll();
            blockWhile(() -> source.hasRemaining() && !held.hasRemaining() && !ended && !readerGone);
            if (ended && source.hasRemaining()) {
                throw new AsynchronousCloseException();
            }
        }
        return count;
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized void closeReader() {
        readerGone = true;
        notifyAll();
    }

    private void checkReader(ClosedChannelException failure) throws ClosedChannelException {
        if (readerGone) {
            throw failure;
        }
    }

    private void blockWhile(BooleanSupplier condition) throws ClosedByInterruptException {
        try {
            while (condition.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ClosedByInterruptException interrupted = new ClosedByInterruptException();
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private static int move(ByteBuffer from, ByteBuffer to) {
        int count = Math.min(from.remaining(), to.remaining());
        to.put(to.position(), from, from.position(), count);
        to.position(to.position() + count);
        from.position(from.position() + count);
        return count;
    }
}
