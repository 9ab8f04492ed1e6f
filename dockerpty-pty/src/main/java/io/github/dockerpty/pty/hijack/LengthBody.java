// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A body of a known length; the connection may stay open behind it. */
final class LengthBody implements Body {

    private final Input input;
    private final long length;
    private long left;

    LengthBody(Input input, long length) {
        this.input = input;
        this.length = length;
        this.left = length;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (left == 0) {
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
            throw new EOFException("the connection ended after " + (length - left) + " of " + length + " bytes");
        }
        left -= count;
        return count;
    }

    @Override
    public boolean hasBuffered() {
        return left == 0 || input.hasBuffered();
    }

    @Override
    public boolean isAtEnd() {
        return left == 0;
    }
}
