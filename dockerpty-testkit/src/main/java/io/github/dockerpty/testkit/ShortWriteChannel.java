// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A channel that takes only a few bytes at each write, and at some writes none.
 *
 * <p>Owns its target and closes it. Used by one thread at a time.
 */
public final class ShortWriteChannel implements WritableByteChannel {

    private final WritableByteChannel target;
    private final int limit;
    private final int refusing;
    private int writes;

    private ShortWriteChannel(WritableByteChannel target, int limit, int refusing) {
        this.target = target;
        this.limit = limit;
        this.refusing = refusing;
    }

    /**
     * A channel with a limit for each write.
     *
     * @param byteCount how many bytes a write takes at most; 0 for one that never takes any
     * @param target where the bytes go
     * @return the channel
     * @throws IllegalArgumentException when the limit is negative
     */
    public static ShortWriteChannel atMost(int byteCount, WritableByteChannel target) {
        if (byteCount < 0) {
            throw new IllegalArgumentException("at most " + byteCount + " bytes a write");
        }
        return new ShortWriteChannel(target, byteCount, Integer.MAX_VALUE);
    }

    /**
     * The same channel with writes that take nothing in between.
     *
     * @param writeCount the first refused write counted from one; then each multiple of it
     * @return the channel
     * @throws IllegalArgumentException when the number is below 1
     */
    public ShortWriteChannel refusingEvery(int writeCount) {
        if (writeCount < 1) {
            throw new IllegalArgumentException("every " + writeCount + " writes");
        }
        return new ShortWriteChannel(target, limit, writeCount);
    }

    /**
     * Takes the first bytes of the source, up to the limit.
     *
     * @param source the bytes; its position moves by what was taken
     * @return how many bytes were taken, 0 for a refused write
     * @throws IOException what the target throws
     */
    @Override
    public int write(ByteBuffer source) throws IOException {
        writes++;
        int count = writes % refusing == 0 ? 0 : Math.min(limit, source.remaining());
        int taken = target.write(source.slice(source.position(), count));
        source.position(source.position() + taken);
        return taken;
    }

    /**
     * How often {@link #write} was called.
     *
     * @return the number of calls, refused ones among them
     */
    public int writes() {
        return writes;
    }

    @Override
    public boolean isOpen() {
        return target.isOpen();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
