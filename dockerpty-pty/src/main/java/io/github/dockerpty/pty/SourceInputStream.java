// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A blocking source as a stream, which owns it and hands out what has come, without waiting for more.
 *
 * <p>One thread reads; another may close, which ends the read with an exception.
 */
final class SourceInputStream extends InputStream {

    private static final int SIZE = 16 * 1024;

    private final Source source;

    /** Null until something is read: many answers are looked at for their status alone. */
    private ByteBuffer buffer;

    SourceInputStream(Source source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(buffer.remaining(), length);
        buffer.get(target, offset, count);
        return count;
    }

    private boolean fill() throws IOException {
        if (buffer == null) {
            buffer = ByteBuffer.allocate(SIZE).flip();
        }
        if (buffer.hasRemaining()) {
            return true;
        }
        buffer.clear();
        int count = -1;
        try {
            count = source.read(buffer);
        } finally {
            buffer.flip();
        }
        return count > 0;
    }

    @Override
    public int available() {
        return buffer == null ? 0 : buffer.remaining();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
