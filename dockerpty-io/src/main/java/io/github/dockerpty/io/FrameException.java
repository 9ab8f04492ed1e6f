// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;

/**
 * A frame began with a byte that is no stream number: the bytes are not multiplexed, or the reader lost its place.
 *
 * <p>Whatever comes after is not delivered.
 */
public final class FrameException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Byte offset of the bad header. */
    private final long offset;

    /** The byte found there. */
    private final int id;

    /** The bytes at hand from there on, in hexadecimal. */
    private final String excerpt;

    /**
     * Tells where and what.
     *
     * @param offset byte offset of the header in the multiplexed stream, 0 for its first byte
     * @param id the byte that should be 0 to 3
     * @param excerpt at most 16 bytes from there on, in hexadecimal
     */
    public FrameException(long offset, int id, String excerpt) {
        super("unknown stream number " + id + " in the frame header at byte " + offset + " (" + excerpt
                + "): not a multiplexed stream; containers with a TTY send raw bytes, read those without a Demuxer");
        this.offset = offset;
        this.id = id;
        this.excerpt = excerpt;
    }

    /**
     * Where the bad header begins.
     *
     * @return byte offset in the multiplexed stream, headers counted
     */
    public long offset() {
        return offset;
    }

    /**
     * The byte found instead of a stream number.
     *
     * @return 4 to 255
     */
    public int id() {
        return id;
    }

    /**
     * The bytes from the bad header on, as far as they were at hand.
     *
     * @return 1 to 16 bytes in hexadecimal, separated by spaces; how many depends on how the bytes arrived
     */
    public String excerpt() {
        return excerpt;
    }
}
