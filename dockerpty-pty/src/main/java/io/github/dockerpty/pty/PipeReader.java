// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.util.Objects;
import java.util.Optional;

/** The reading end of a pipe, as a stream, as a channel and, for a session that it belongs to, as a source. */
final class PipeReader extends InputStream implements ReadableByteChannel, Source {

    private final SessionPipe pipe;

    PipeReader(SessionPipe pipe) {
        this.pipe = pipe;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return pipe.read(target);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        return pipe.read(ByteBuffer.wrap(target, offset, length));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return pipe.read(ByteBuffer.wrap(one)) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int available() throws IOException {
        return pipe.available();
    }

    @Override
    public boolean hasBuffered() {
        return pipe.isReadable();
    }

    @Override
    public boolean joins(Runnable wake) {
        pipe.joins(wake);
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
    public boolean isOpen() {
        return !pipe.isAbandoned();
    }

    @Override
    public void close() {
        pipe.abandon();
    }
}
