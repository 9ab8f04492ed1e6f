// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Bounded rest of what a sink could not write yet; confined to the writing thread, except for {@link #isEmpty}. */
final class PendingBytes {

    static final int BOUND = 64 * 1024;
    private static final int FIRST_CAPACITY = 4 * 1024;

    // Null while nothing is pending: an idle stream holds no buffer.
    private ByteBuffer rest;
    private volatile int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** Keeps as much as the bound allows; the remainder stays in the given buffer. */
    void put(ByteBuffer bytes) {
        int count = Math.min(bytes.remaining(), BOUND - size);
        if (count == 0) {
            return;
        }
        reserve(size + count);
        int limit = bytes.limit();
        rest.put(bytes.limit(bytes.position() + count));
        bytes.limit(limit);
        size = rest.position();
    }

    /** Writes until nothing is pending or the channel takes nothing; returns the bytes written. */
    int writeTo(WritableByteChannel channel) throws IOException {
        if (isEmpty()) {
            return 0;
        }
        rest.flip();
        int written = writeAll(rest, channel);
        rest.compact();
        if (rest.position() == 0) {
            rest = null;
            size = 0;
        } else {
            size = rest.position();
        }
        return written;
    }

    void clear() {
        rest = null;
        size = 0;
    }

    /** A blocking channel may write short, and nobody would come back for the rest: go on until it takes nothing. */
    static int writeAll(ByteBuffer bytes, WritableByteChannel channel) throws IOException {
        int before = bytes.remaining();
        int taken = 1;
        while (taken > 0 && bytes.hasRemaining()) {
            taken = channel.write(bytes);
        }
        return before - bytes.remaining();
    }

    private void reserve(int needed) {
        if (rest != null && rest.capacity() >= needed) {
            return;
        }
        int capacity = FIRST_CAPACITY;
        while (capacity < needed) {
            capacity *= 2;
        }
        ByteBuffer larger = ByteBuffer.allocate(capacity);
        if (rest != null) {
            larger.put(rest.flip());
        }
        rest = larger;
    }
}
