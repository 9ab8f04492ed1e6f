// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** A pipe that a session writes: its sink, and no object beside the pipe, for there may be thousands. */
final class OutputPipe extends SessionPipe implements Sink {

    OutputPipe(int capacity) {
        super(capacity, true);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return super.write(bytes);
    }

    @Override
    public int doWrite() {
        return 0;
    }

    @Override
    public boolean needsWrite() {
        return isFull();
    }

    @Override
    public void closeWrite() {
        close();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.empty();
    }

    @Override
    public boolean joins(Runnable wake) {
        wakes(wake);
        return true;
    }

    @Override
    public void close() {
        finish(null);
    }
}
