// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io.bench;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads an array as fast as memory goes. */
final class MemorySource implements ReadableByteChannel {

    private final byte[] wire;
    private int position;

    MemorySource(byte[] wire) {
        this.wire = wire;
    }

    @Override
    public int read(ByteBuffer target) {
        if (position == wire.length) {
            return -1;
        }
        int count = Math.min(target.remaining(), wire.length - position);
        target.put(wire, position, count);
        position += count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
