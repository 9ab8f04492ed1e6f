// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** The pipe that a session reads: its source, and no object beside the pipe, for there may be thousands. */
final class InputPipe extends SessionPipe implements Source {

    InputPipe(int capacity) {
        super(capacity, false);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return super.read(target);
    }

    @Override
    public boolean hasBuffered() {
        return isReadable();
    }

    @Override
    public boolean joins(Runnable wake) {
        wakes(wake);
        return true;
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.empty();
    }

    @Override
    public boolean setBlocking(boolean blocking) {
        return true;
    }

    @Override
    public void close() {
        abandon();
    }
}
