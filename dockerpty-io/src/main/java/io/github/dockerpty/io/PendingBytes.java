// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Bounded bytes that wait to go on; confined to one thread or guarded by its owner, except for {@link #isEmpty}. */
final class PendingBytes {

    /** Holds nothing, and is never put to, so that streams share it until they have something to keep. */
    static final PendingBytes NONE = new PendingBytes();

    static final int BOUND = 64 * 1024;
    private static final int FIRST_CAPACITY = 256;

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
        keepRest();
        return written;
    }

    /** Moves as much as fits; returns the bytes moved. */
    int moveTo(ByteBuffer target) {
        int count = Math.min(target.remaining(), size);
        if (count == 0) {
            return 0;
        }
        rest.flip();
        target.put(rest.slice(0, count));
        rest.position(count);
        keepRest();
        return count;
    }

    int size() {
        return size;
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

    private void keepRest() {
        rest.compact();
        size = rest.position();
        if (size == 0) {
            rest = null;
        }
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
