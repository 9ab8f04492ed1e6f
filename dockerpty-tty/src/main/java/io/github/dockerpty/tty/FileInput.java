// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** A file behind a descriptor: never keeps its reader waiting, and shares its offset with whoever reads next. */
final class FileInput implements ReadableByteChannel {

    private static final int LARGEST_READ = 65_536;

    private final InputStream stream;
    private volatile boolean closed;

    FileInput(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        return read(stream, target, LARGEST_READ);
    }

    /** One read of the stream, no larger than asked, into any kind of buffer. */
    static int read(InputStream stream, ByteBuffer target, int limit) throws IOException {
        int wanted = Math.min(target.remaining(), limit);
        if (target.hasArray()) {
            int count = stream.read(target.array(), target.arrayOffset() + target.position(), wanted);
            target.position(target.position() + Math.max(count, 0));
            return count;
        }
        byte[] bytes = new byte[wanted];
        int count = stream.read(bytes, 0, wanted);
        target.put(bytes, 0, Math.max(count, 0));
        return count;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
