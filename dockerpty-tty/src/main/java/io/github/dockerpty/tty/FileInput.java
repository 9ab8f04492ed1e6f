// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** A file behind a descriptor: never keeps its reader waiting, and shares its offset with whoever reads next. */
final class FileInput implements ReadableByteChannel {

    private final ReadableByteChannel channel;
    private volatile boolean closed;

    FileInput(ReadableByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        return channel.read(target);
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
