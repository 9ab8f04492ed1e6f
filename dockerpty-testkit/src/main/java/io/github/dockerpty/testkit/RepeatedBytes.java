// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The same bytes again and again: much input that takes no memory, or input without an end.
 *
 * <p>Immutable; each stream and each channel begins anew, is used by one thread at a time, gives as many bytes as are
 * asked for, never blocks, allocates nothing for a read and need not be closed.
 */
public final class RepeatedBytes {

    private final byte[] piece;
    private final long byteCount;

    private RepeatedBytes(byte[] piece, long byteCount) {
        if (piece.length == 0 || byteCount < 0) {
            throw new IllegalArgumentException(byteCount + " bytes by repeating " + piece.length);
        }
        this.piece = piece.clone();
        this.byteCount = byteCount;
    }

    /**
     * Bytes up to a number.
     *
     * @param piece what is repeated, at least one byte; copied
     * @param byteCount how many bytes there are in all, 0 or more; the last piece may be cut
     * @return the bytes
     * @throws IllegalArgumentException when there is nothing to repeat or the number is negative
     */
    public static RepeatedBytes of(byte[] piece, long byteCount) {
        return new RepeatedBytes(piece, byteCount);
    }

    /**
     * As {@link #of(byte[], long)}.
     *
     * @param piece what is repeated, in UTF-8
     * @param byteCount how many bytes there are in all
     * @return the bytes
     */
    public static RepeatedBytes of(String piece, long byteCount) {
        return new RepeatedBytes(piece.getBytes(StandardCharsets.UTF_8), byteCount);
    }

    /** {@return zeros without an end: more than 8 EiB} */
    public static RepeatedBytes endless() {
        return new RepeatedBytes(new byte[512], Long.MAX_VALUE);
    }

    /** {@return an input stream of all bytes; its {@code available} is 0} */
    public InputStream asStream() {
        Reading reading = new Reading();
        return new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int start, int length) {
                Objects.checkFromIndexSize(start, length, target.length);
                return reading.read(target, start, length);
            }
        };
    }

    /** {@return a channel of all bytes, open until it is closed, which changes nothing else} */
    public ReadableByteChannel asChannel() {
        return new Reading();
    }

    private final class Reading implements ReadableByteChannel {

        private final ByteBuffer rest = ByteBuffer.wrap(piece);
        private long left = byteCount;
        private boolean open = true;

        @Override
        public int read(ByteBuffer target) {
            int count = count(target.remaining());
            for (int done = 0; done < count; ) {
                int now = next(count - done);
                target.put(target.position(), rest, rest.position(), now);
                target.position(target.position() + now);
                done += took(now);
            }
            return count;
        }

        int read(byte[] target, int start, int length) {
            int count = count(length);
            for (int done = 0; done < count; ) {
                int now = next(count - done);
                rest.get(rest.position(), target, start + done, now);
                done += took(now);
            }
            return count;
        }

        private int count(int wanted) {
            return left == 0 && wanted > 0 ? -1 : (int) Math.min(wanted, left);
        }

        private int next(int wanted) {
            if (!rest.hasRemaining()) {
                rest.clear();
            }
            return Math.min(rest.remaining(), wanted);
        }

        private int took(int count) {
            rest.position(rest.position() + count);
            left -= count;
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
