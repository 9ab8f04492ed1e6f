// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.nio.ByteBuffer;

/** The eight bytes before each payload, taken whole or in pieces: id, three ignored bytes, unsigned length. */
final class FrameHeader {

    static final int BYTES = 8;
    private static final int EXCERPT_BYTES = 16;
    private static final long LENGTH_MASK = 0xFFFF_FFFFL;

    private long bits;
    private int seen;

    /** Takes what is missing; true once all eight bytes are here. */
    boolean take(ByteBuffer raw) {
        if (seen == 0 && raw.remaining() >= BYTES) {
            bits = raw.getLong();
            seen = BYTES;
            return true;
        }
        while (seen < BYTES && raw.hasRemaining()) {
            bits = (bits << Byte.SIZE) | (raw.get() & 0xFF);
            seen++;
        }
        return seen == BYTES;
    }

    /** How many of the eight bytes came; 0 between frames. */
    int seen() {
        return seen;
    }

    /** The first byte; there must be one. */
    int id() {
        return byteAt(0);
    }

    /** The bytes seen and those that follow, at most sixteen in all, in hexadecimal. */
    String excerpt(ByteBuffer raw) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < seen; i++) {
            append(hex, byteAt(i));
        }
        int following = Math.min(EXCERPT_BYTES - seen, raw.remaining());
        for (int i = 0; i < following; i++) {
            append(hex, raw.get(raw.position() + i));
        }
        return hex.toString();
    }

    /** Bytes of payload, 0 to 4 GiB - 1; only of a complete header. */
    long length() {
        return length(bits);
    }

    /** The first of eight header bytes. */
    static int id(long bits) {
        return (int) (bits >>> (Long.SIZE - Byte.SIZE));
    }

    /** The length in eight header bytes. */
    static long length(long bits) {
        return bits & LENGTH_MASK;
    }

    void clear() {
        bits = 0;
        seen = 0;
    }

    private int byteAt(int index) {
        return (int) (bits >>> ((seen - 1 - index) * Byte.SIZE)) & 0xFF;
    }

    private static void append(StringBuilder hex, int octet) {
        if (hex.length() > 0) {
            hex.append(' ');
        }
        hex.append(Character.forDigit((octet >> 4) & 0xF, 16)).append(Character.forDigit(octet & 0xF, 16));
    }
}
