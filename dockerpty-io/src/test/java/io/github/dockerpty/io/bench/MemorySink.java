// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io.bench;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Copies what it is given into one array, over and over. */
final class MemorySink implements WritableByteChannel {

    private final byte[] memory = new byte[128 * 1024];

    @Override
    public int write(ByteBuffer bytes) {
        int count = Math.min(bytes.remaining(), memory.length);
        bytes.get(memory, 0, count);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
