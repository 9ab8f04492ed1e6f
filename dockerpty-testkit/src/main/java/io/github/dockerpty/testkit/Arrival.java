// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;

/** The place of one reader in the pieces of {@link Chunks}; closing it ends a wait in another thread. */
final class Arrival {

    private final List<byte[]> pieces;
    private final Duration pause;
    private final Chunks.Ending ending;

    // Guarded by this.
    private int piece;
    private int offset;
    private boolean paused;
    private boolean closed;

    Arrival(List<byte[]> pieces, Duration pause, Chunks.Ending ending) {
        this.pieces = pieces;
        this.pause = pause;
        this.ending = ending;
    }

    /**
     * Takes bytes out of the current piece.
     *
     * @param target where they go
     * @param start the first index to write
     * @param length how many at most, at least 1
     * @return how many; 0 for an empty piece, -1 at the end
     * @throws InterruptedException when interrupted in a pause or a stall
     * @throws IOException the failure of the ending, or that it is closed
     */
    synchronized int read(byte[] target, int start, int length) throws IOException, InterruptedException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (piece == pieces.size()) {
            return end();
        }
        pauseOnce();
        byte[] current = pieces.get(piece);
        int count = Math.min(length, current.length - offset);
        System.arraycopy(current, offset, target, start, count);
        offset += count;
        if (offset == current.length) {
            piece++;
            offset = 0;
            paused = false;
        }
        return count;
    }

    synchronized int available() {
        return closed || piece == pieces.size() || !pause.isZero() ? 0 : pieces.get(piece).length - offset;
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private int end() throws IOException, InterruptedException {
        if (ending.failure() != null) {
            throw ending.failure();
        }
        if (!ending.stalls()) {
            return -1;
        }
        while (!closed) {
            wait();
        }
        throw new AsynchronousCloseException();
    }

    private void pauseOnce() throws AsynchronousCloseException, InterruptedException {
        if (paused || piece == 0) {
            return;
        }
        long end = System.nanoTime() + pause.toNanos();
        long left = pause.toNanos();
        while (left > 0 && !closed) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = end - System.nanoTime();
        }
        if (closed) {
            throw new AsynchronousCloseException();
        }
        paused = true;
    }
}
