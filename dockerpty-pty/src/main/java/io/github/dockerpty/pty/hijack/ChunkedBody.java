// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A body in chunks (RFC 9112, section 7.1); extensions and trailers are passed over. */
final class ChunkedBody implements Body {

    private static final int LINE_LIMIT = 4096;
    private static final int TRAILER_LIMIT = 100;

    private final Input input;
    /** Bytes left of the chunk; -1 before the first one. */
    private long left = -1;

    private boolean ended;

    ChunkedBody(Input input) {
        this.input = input;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (left <= 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
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
        return count;
    }

    private void nextChunk() throws IOException {
        if (left == 0 && !line().isEmpty()) {
            throw new IOException("a chunk of the answer is longer than its length says");
        }
        left = length(line());
        if (left == 0) {
            skipTrailers();
            ended = true;
        }
    }

    private void skipTrailers() throws IOException {
        for (int i = 0; i < TRAILER_LIMIT; i++) {
            if (line().isEmpty()) {
                return;
            }
        }
        throw new IOException("more than " + TRAILER_LIMIT + " trailers came behind the answer");
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

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(16);
        for (int b = input.readByte(); b != '\n'; b = input.readByte()) {
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
        return line.toString();
    }

    private static EOFException cut() {
        return new EOFException("the connection ended inside a chunked answer");
    }
}
