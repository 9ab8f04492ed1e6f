// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Feeds a pump from any source, through one buffer. */
final class CopyFeed implements Feed {

    private static final int FIRST_CAPACITY = 8 * 1024;

    private final Source source;
    private final int most;
    private ReadBuffers buffers;
    private ReadBuffer held = ReadBuffer.NONE;
    private StreamType type = StreamType.STDOUT;

    CopyFeed(Source source, int most) {
        this.source = source;
        this.most = most;
        this.buffers = new OwnBuffer(FIRST_CAPACITY, most, isDirect(source));
    }

    /** Channels copy once more into a buffer on the heap, streams into one outside of it. */
    private static boolean isDirect(Source source) {
        return source instanceof Stream stream
                ? stream.isOfChannel()
                : source.channel().isPresent();
    }

    @Override
    public int moveTo(Outlet outlet, int limit) throws IOException {
        try {
            if (!hasRest()) {
                int count = fill();
                if (count <= 0) {
                    return count;
                }
            }
            return outlet.accept(type, held.bytes());
        } finally {
            giveBack();
        }
    }

    @Override
    public boolean hasRest() {
        return held.bytes().hasRemaining();
    }

    @Override
    public void share(ReadBuffers shared) {
        buffers = shared;
    }

    private int fill() throws IOException {
        held = buffers.next(held);
        ByteBuffer rest = held.bytes();
        rest.clear().limit(Math.min(most, rest.capacity()));
        try {
            int count = source.read(rest);
            type = source.type();
            return count;
        } finally {
            rest.flip();
        }
    }

    private void giveBack() {
        if (!hasRest()) {
            held = buffers.giveBack(held);
        }
    }
}
