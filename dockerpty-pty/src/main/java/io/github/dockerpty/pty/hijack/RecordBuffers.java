// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Buffers for TLS records, which connections share, because of thousands only few have half a record at a time.
 *
 * <p>For any thread. A buffer that was taken belongs to the taker until he gives it back.
 */
class RecordBuffers {

    /** What a connection holds that has nothing. */
    static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private static final int MOST_FREE = 16;

    /** Guarded by this. */
    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>(MOST_FREE);

    /** An empty buffer for at least so many bytes. */
    ByteBuffer take(int size) {
        ByteBuffer last;
        synchronized (this) {
            last = free.pollLast();
        }
        return last != null && last.capacity() >= size ? last.clear() : ByteBuffer.allocate(size);
    }

    /** Takes a buffer back if nothing is left in it; answers what the connection holds from now on. */
    ByteBuffer giveBackIfEmpty(ByteBuffer held) {
        if (held.capacity() == 0 || held.hasRemaining()) {
            return held;
        }
        synchronized (this) {
            if (free.size() < MOST_FREE) {
                free.addLast(held);
            }
        }
        return NONE;
    }
}
