// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.nio.ByteBuffer;

/** Bytes in the order in which they came, in a bounded ring that grows when it is needed; guarded by its owner. */
final class ByteRing {

    private static final int FIRST = 4096;
    private static final byte[] EMPTY = {};

    /** Nothing held; never put to, so that pipes share it, of which there may be thousands. */
    static final ByteRing NONE = new ByteRing(1);

    private final int capacity;
    private byte[] ring = EMPTY;
    private int start;
    private int count;

    ByteRing(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count == capacity;
    }

    /** Takes some of the bytes, up to the ring's end or what there is room for, and tells how many. */
    int put(ByteBuffer bytes) {
        grow(Math.min(capacity, count + bytes.remaining()));
        int end = (start + count) % ring.length;
        int put = Math.min(bytes.remaining(), Math.min(ring.length - count, ring.length - end));
        bytes.get(ring, end, put);
        count += put;
        return put;
    }

    private void grow(int needed) {
        if (needed <= ring.length) {
            return;
        }
        byte[] larger = new byte[Math.min(capacity, Math.max(FIRST, Math.max(needed, 2 * ring.length)))];
        int first = Math.min(count, ring.length - start);
        System.arraycopy(ring, start, larger, 0, first);
        System.arraycopy(ring, 0, larger, first, count - first);
        ring = larger;
        start = 0;
    }

    /** Gives as many as there are and fit, and tells how many. */
    int take(ByteBuffer target) {
        int taken = Math.min(count, target.remaining());
        int first = Math.min(taken, ring.length - start);
        target.put(ring, start, first).put(ring, 0, taken - first);
        start = taken == count ? 0 : (start + taken) % ring.length;
        count -= taken;
        return taken;
    }
}
