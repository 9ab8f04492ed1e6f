// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The input of a scripted program: pieces in order, of which one read gives one at most. */
final class InputPipe extends InputStream {

    private static final int LIMIT_BYTES = 128 * 1024;
    private static final byte[] END_ONCE = {};

    // All guarded by this.
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private int heldBytes;
    private boolean ended;
    private boolean broken;

    /** Blocks while much is unread; forgets the piece once the program has ended. */
    synchronized void put(byte[] piece) throws InterruptedException {
        while (heldBytes > LIMIT_BYTES && !broken) {
            wait();
        }
        if (piece.length > 0 && !ended) {
            pieces.add(piece);
            heldBytes += piece.length;
            notifyAll();
        }
    }

    /** One read finds the end, as after ^D on a terminal. */
    synchronized void endOnce() {
        pieces.add(END_ONCE);
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The program has been ended: reads fail, writes are forgotten. */
    synchronized void breakOff() {
        broken = true;
        ended = true;
        notifyAll();
    }

    @Override
    public synchronized int available() {
        return pieces.isEmpty() ? 0 : pieces.peek().length;
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int start, int length) throws InterruptedIOException {
        if (length == 0) {
            return 0;
        }
        awaitPiece();
        if (pieces.isEmpty()) {
            return -1;
        }
        byte[] piece = pieces.remove();
        if (piece.length == 0) {
            return -1;
        }
        int count = Math.min(length, piece.length);
        System.arraycopy(piece, 0, target, start, count);
        if (count < piece.length) {
            pieces.addFirst(Arrays.copyOfRange(piece, count, piece.length));
        }
        heldBytes -= count;
        notifyAll();
        return count;
    }

    private void awaitPiece() throws InterruptedIOException {
        try {
            while (pieces.isEmpty() && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ended(e);
        }
        if (broken) {
            throw ended(null);
        }
    }

    private static InterruptedIOException ended(InterruptedException cause) {
        InterruptedIOException failure = new InterruptedIOException("the process has been ended by a signal");
        failure.initCause(cause);
        return failure;
    }
}
