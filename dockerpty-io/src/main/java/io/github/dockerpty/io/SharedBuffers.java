// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * The buffers of a loop: one as long as no feed keeps its own, which happens only while a destination is full.
 *
 * <p>Confined to the thread of the loop.
 */
final class SharedBuffers implements ReadBuffers {

    /** How many unused ones are kept for the next time that destinations are full. */
    private static final int MOST_FREE = 16;

    private final int size;
    private final ArrayDeque<ReadBuffer> free = new ArrayDeque<>(MOST_FREE);

    SharedBuffers(int size) {
        this.size = size;
    }

    @Override
    public ReadBuffer next(ReadBuffer held) {
        if (held != ReadBuffer.NONE) {
            return held;
        }
        ReadBuffer next = free.pollLast();
        return next != null ? next : new ReadBuffer(ByteBuffer.allocateDirect(size));
    }

    /** The last one given back is the next one lent, for it is in the processor's cache. */
    @Override
    public ReadBuffer giveBack(ReadBuffer held) {
        if (held.capacity() == size && free.size() < MOST_FREE) {
            free.addLast(held);
        }
        return ReadBuffer.NONE;
    }
}
