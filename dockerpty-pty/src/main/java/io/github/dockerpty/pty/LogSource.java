// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import io.github.dockerpty.pty.hijack.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** The body of a log answer, which always waits for bytes. */
final class LogSource implements Source {

    private final Response response;

    LogSource(Response response) {
        this.response = response;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return response.read(target);
    }

    @Override
    public boolean setBlocking(boolean blocking) {
        return true;
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        response.close();
    }
}
