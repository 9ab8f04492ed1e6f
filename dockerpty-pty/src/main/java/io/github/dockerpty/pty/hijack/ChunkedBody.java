// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A body in chunks (RFC 9112, section 7.1); extensions and trailers are passed over. */
final class ChunkedBody implements Body {

    private static final int LINE_LIMIT = 4096;
    private static final int TRAILER_LIMIT = 100;

    /** What is to be read next. */
    private enum Part {
        SIZE,
        PAYLOAD,
        PAYLOAD_END,
        TRAILER,
        NOTHING
    }

    private final Input input;
    private Part next = Part.SIZE;

    /** Bytes left of the chunk. */
    private long left;

    private int trailers;

    /** Of a line between two chunks, what has come of it; null between two lines. */
    private StringBuilder line;

    ChunkedBody(Input input) {
        this.input = input;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        while (next != Part.PAYLOAD) {
            if (next == Part.NOTHING) {
                return -1;
            }
            String whole = line();
            if (whole == null) {
                return 0;
            }
            take(whole);
        }
        return readPayload(target);
    }

    private int readPayload(ByteBuffer target) throws IOException {
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + left));
        int count;
        try {
            count = input.read(target);
        } finally {
            target.limit(limit);
        }
        if (count < 0) {
            throw cut();
        }
        left -= count;
        next = left == 0 ? Part.PAYLOAD_END : Part.PAYLOAD;
        return count;
    }

    @Override
    public boolean hasBuffered() {
        return next == Part.NOTHING || input.hasBuffered();
    }

    @Override
    public boolean isAtEnd() {
        return next == Part.NOTHING;
    }

    private void take(String whole) throws IOException {
        if (next == Part.PAYLOAD_END) {
            if (!whole.isEmpty()) {
                throw new IOException("a chunk of the answer is longer than its length says");
            }
            next = Part.SIZE;
        } else if (next == Part.SIZE) {
            left = length(whole);
            next = left == 0 ? Part.TRAILER : Part.PAYLOAD;
        } else if (whole.isEmpty()) {
            next = Part.NOTHING;
        } else if (++trailers == TRAILER_LIMIT) {
            throw new IOException("more than " + TRAILER_LIMIT + " trailers came behind the answer");
        }
    }

    private static long length(String line) throws IOException {
        int end = 0;
        long length = 0;
        while (end < line.length() && hex(line.charAt(end)) >= 0) {
            length = length << 4 | hex(line.charAt(end));
            end++;
        }
        String rest = line.substring(end).stripLeading();
        if (end == 0 || end > 15 || (!rest.isEmpty() && rest.charAt(0) != ';')) {
            throw new IOException("the length of a chunk of the answer is not a number");
        }
        return length;
    }

    private static int hex(char c) {
        return c > 0x7F ? -1 : Character.digit(c, 16);
    }

    /** The next line without its end; null if it has not come whole, and the channel does not block. */
    private String line() throws IOException {
        if (line == null) {
            line = new StringBuilder(16);
        }
        for (int b = input.readByte(); b != '\n'; b = input.readByte()) {
            if (b == Input.NONE_NOW) {
                return null;
            }
            if (b < 0) {
                throw cut();
            }
            if (line.length() == LINE_LIMIT) {
                throw new IOException("a line between the chunks of the answer is too long");
            }
            line.append((char) b);
        }
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        String whole = line.toString();
        line = null;
        return whole;
    }

    private static EOFException cut() {
        return new EOFException("the connection ended inside a chunked answer");
    }
}
