// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Feeds a pump from any source, through one buffer that is replaced by a larger one when a read filled it. */
final class CopyFeed implements Feed {

    private static final int FIRST_CAPACITY = 8 * 1024;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final Source source;
    private final int capacity;
    private ByteBuffer rest = NONE;
    private StreamType type = StreamType.STDOUT;

    CopyFeed(Source source, int capacity) {
        this.source = source;
        this.capacity = capacity;
    }

    @Override
    public int moveTo(Outlet outlet, int limit) throws IOException {
        if (!rest.hasRemaining()) {
            int count = fill();
            if (count <= 0) {
                return count;
            }
        }
        return outlet.accept(type, rest);
    }

    @Override
    public boolean hasRest() {
        return rest.hasRemaining();
    }

    private int fill() throws IOException {
        boolean filled = rest.limit() == rest.capacity();
        if (filled && rest.capacity() < capacity) {
            int size = rest.capacity() == 0 ? Math.min(FIRST_CAPACITY, capacity) : capacity;
            // The JDK copies a heap buffer before a channel sees it, and a direct one before a plain stream does.
            rest = source.channel().isPresent() ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
        }
        rest.clear();
        try {
            int count = source.read(rest);
            type = source.type();
            return count;
        } finally {
            rest.flip();
        }
    }
}
