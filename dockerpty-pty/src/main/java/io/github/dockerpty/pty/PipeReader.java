// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Objects;

/** The reading end of a pipe, as a stream and as a channel. */
final class PipeReader extends InputStream implements ReadableByteChannel {

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
    public boolean isOpen() {
        return !pipe.isAbandoned();
    }

    @Override
    public void close() {
        pipe.abandon();
    }
}
