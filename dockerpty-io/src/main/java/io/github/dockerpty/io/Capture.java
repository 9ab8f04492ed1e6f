// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Keeps the first bytes of an output, the last ones, or both, and counts what it dropped.
 *
 * <p>Bytes are kept as they came: nothing is decoded, stripped or translated. A capture never refuses a byte, so an
 * endless output neither blocks nor fills the memory; it takes memory as it fills, up to its limits and, while
 * it grows, as much again.
 *
 * <p><b>Threads.</b> One thread writes; any thread may ask, also meanwhile. What is asked for is the caller's own copy.
 */
public final class Capture extends ImmediateSink {

    private final int headLimit;

    // All guarded by this.
    private final ByteArrayOutputStream head = new ByteArrayOutputStream(0);
    private final RecentBytes tail;
    private long total;

    private Capture(int headLimit, int tailLimit) {
        if (headLimit < 0 || tailLimit < 0) {
            throw new IllegalArgumentException("a limit must not be negative: " + headLimit + ", " + tailLimit);
        }
        this.headLimit = headLimit;
        this.tail = new RecentBytes(tailLimit);
    }

    /**
     * Keeps the beginning.
     *
     * @param byteCount most bytes kept; 0 only counts
     * @return an empty capture
     * @throws IllegalArgumentException when the count is negative
     */
    public static Capture head(int byteCount) {
        return new Capture(byteCount, 0);
    }

    /**
     * Keeps the end.
     *
     * @param byteCount most bytes kept
     * @return an empty capture
     * @throws IllegalArgumentException when the count is negative
     */
    public static Capture tail(int byteCount) {
        return new Capture(0, byteCount);
    }

    /**
     * Keeps the beginning and the end, and all as long as both together suffice.
     *
     * @param headByteCount most bytes kept of the beginning
     * @param tailByteCount most bytes kept of the end
     * @return an empty capture
     * @throws IllegalArgumentException when a count is negative
     */
    public static Capture headAndTail(int headByteCount, int tailByteCount) {
        return new Capture(headByteCount, tailByteCount);
    }

    /**
     * Takes all bytes, and keeps or drops them.
     *
     * @param bytes taken from its position to its limit
     * @return how many there were
     * @throws java.nio.channels.ClosedChannelException after {@link #close}
     */
    @Override
    public synchronized int write(ByteBuffer bytes) throws IOException {
        checkOpen();
        int count = bytes.remaining();
        total += count;
        byte[] first = new byte[Math.min(count, headLimit - head.size())];
        bytes.get(first);
        head.writeBytes(first);
        tail.add(bytes);
        return count;
    }

    /**
     * The beginning.
     *
     * @return the first bytes, at most as many as the limit of the head
     */
    public synchronized byte[] head() {
        return head.toByteArray();
    }

    /**
     * The end, without what belongs to the {@link #head}.
     *
     * @return the last bytes, at most as many as the limit of the tail
     */
    public synchronized byte[] tail() {
        return tail.toArray();
    }

    /**
     * All that was kept: the head, then the tail.
     *
     * @return everything that came if {@link #dropped} is 0; else there is a gap after the head
     */
    public synchronized byte[] bytes() {
        ByteBuffer all = ByteBuffer.allocate(Math.addExact(head.size(), tail.size()));
        return all.put(head.toByteArray()).put(tail.toArray()).array();
    }

    /**
     * Counts all bytes that came.
     *
     * @return bytes so far
     */
    public synchronized long total() {
        return total;
    }

    /**
     * Counts the bytes that came and were not kept.
     *
     * @return bytes between the head and the tail, or beside the only one of them
     */
    public synchronized long dropped() {
        return total - head.size() - tail.size();
    }

    @Override
    void end() {}
}
