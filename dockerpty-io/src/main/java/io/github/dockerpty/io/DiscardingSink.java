// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** Accepts and forgets. */
enum DiscardingSink implements Sink {
    /** The only one. */
    INSTANCE;

    @Override
    public int write(ByteBuffer bytes) {
        int count = bytes.remaining();
        bytes.position(bytes.limit());
        return count;
    }

    @Override
    public int doWrite() {
        return 0;
    }

    @Override
    public boolean needsWrite() {
        return false;
    }

    @Override
    public void closeWrite() {}

    @Override
    public void close() {}

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.empty();
    }
}
