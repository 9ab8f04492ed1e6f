// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.nio.ByteBuffer;

/**
 * One buffer that stays with its feed and is replaced by a larger one when a read filled it.
 *
 * @param first capacity of the first one, in bytes
 * @param full capacity of the last one, in bytes
 * @param direct whether a channel is read, which would copy a heap buffer; a plain stream would copy a direct one
 */
record OwnBuffer(int first, int full, boolean direct) implements ReadBuffers {

    private static final int GROWTH = 4;

    @Override
    public ReadBuffer next(ReadBuffer held) {
        if (!held.wasFilled() || held.capacity() >= full) {
            return held;
        }
        int size = Math.min(held.capacity() == 0 ? first : GROWTH * held.capacity(), full);
        return new ReadBuffer(direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size));
    }

    @Override
    public ReadBuffer giveBack(ReadBuffer held) {
        return held;
    }
}
