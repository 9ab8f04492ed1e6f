// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.EOFException;

/**
 * The stream ended inside a frame: the connection was cut, and what came before is incomplete.
 *
 * <p>Every payload byte that came has been delivered before this is thrown.
 */
public final class TruncatedStreamException extends EOFException {

    private static final long serialVersionUID = 1L;

    /** Byte offset of the end. */
    private final long offset;

    /** Bytes that the interrupted piece should have. */
    private final long expected;

    /** Bytes of it that came. */
    private final long seen;

    /**
     * Tells where the stream ended and what was missing.
     *
     * @param offset number of bytes that came in all, headers counted
     * @param expected bytes of the interrupted piece: 8 for a header, else the length of the payload
     * @param seen bytes of that piece that came, less than expected
     */
    public TruncatedStreamException(long offset, long expected, long seen) {
        super("the stream ended at byte " + offset + " inside a frame, after " + seen + " of " + expected
                + " bytes: the connection was cut and the output is incomplete");
        this.offset = offset;
        this.expected = expected;
        this.seen = seen;
    }

    /**
     * Where the stream ended.
     *
     * @return number of bytes that came in all, headers counted
     */
    public long offset() {
        return offset;
    }

    /**
     * The size of the piece that was cut.
     *
     * @return 8 for a header, else the length of the payload in bytes
     */
    public long expected() {
        return expected;
    }

    /**
     * How much of that piece came.
     *
     * @return bytes, less than {@link #expected}
     */
    public long seen() {
        return seen;
    }
}
