// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The last bytes of all that were added, within a limit; takes memory only as it fills. Not for several threads. */
final class RecentBytes {

    private static final int FIRST_CAPACITY = 256;

    private final int limit;
    private byte[] ring = {};
    private int start;
    private int size;

    RecentBytes(int limit) {
        this.limit = limit;
    }

    int size() {
        return size;
    }

    /** Takes all bytes of the buffer and forgets the oldest for them. */
    void add(ByteBuffer bytes) {
        int surplus = bytes.remaining() - limit;
        if (surplus > 0) {
            bytes.position(bytes.position() + surplus);
        }
        grow(Math.min((long) size + bytes.remaining(), limit));
        while (bytes.hasRemaining()) {
            addPart(bytes);
        }
    }

    byte[] toArray() {
        byte[] all = new byte[size];
        int first = Math.min(size, ring.length - start);
        System.arraycopy(ring, start, all, 0, first);
        System.arraycopy(ring, 0, all, first, size - first);
        return all;
    }

    /** As many as fit between the end of what is held and the end of the ring. */
    private void addPart(ByteBuffer bytes) {
        int at = (int) (((long) start + size) % ring.length);
        int count = Math.min(bytes.remaining(), ring.length - at);
        bytes.get(ring, at, count);
        int lost = Math.max(0, size + count - ring.length);
        start = (int) (((long) start + lost) % ring.length);
        size += count - lost;
    }

    private void grow(long needed) {
        if (needed <= ring.length) {
            return;
        }
        long capacity = Math.max(FIRST_CAPACITY, Math.max(needed, 2L * ring.length));
        ring = Arrays.copyOf(toArray(), (int) Math.min(capacity, limit));
        start = 0;
    }
}
