// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;

/** Takes several buffers at once, so many bytes a call, and keeps them in memory. */
final class GatheringChannel implements GatheringByteChannel {

    final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    /** How often it was written to, in either way. */
    int calls;

    /** How many bytes there is room for; above that it takes nothing. */
    int room = Integer.MAX_VALUE;

    IOException failure;

    private final int mostPerCall;

    GatheringChannel(int mostPerCall) {
        this.mostPerCall = mostPerCall;
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
        calls++;
        if (failure != null) {
            throw failure;
        }
        int left = Math.min(mostPerCall, room);
        int before = left;
        for (int i = offset; i < offset + length && left > 0; i++) {
            byte[] part = new byte[Math.min(left, buffers[i].remaining())];
            buffers[i].get(part);
            taken.writeBytes(part);
            left -= part.length;
        }
        room -= before - left;
        return before - left;
    }

    @Override
    public long write(ByteBuffer[] buffers) throws IOException {
        return write(buffers, 0, buffers.length);
    }

    @Override
    public int write(ByteBuffer buffer) throws IOException {
        return (int) write(new ByteBuffer[] {buffer});
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
