// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;

/** The writing end of a pipe, as a stream and as a channel. */
final class PipeWriter extends OutputStream implements WritableByteChannel {

    private final SessionPipe pipe;

    PipeWriter(SessionPipe pipe) {
        this.pipe = pipe;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return pipe.write(bytes);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        pipe.write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void write(int one) throws IOException {
        pipe.write(ByteBuffer.wrap(new byte[] {(byte) one}));
    }

    /** Never blocks. */
    int offer(ByteBuffer bytes) throws IOException {
        return pipe.offer(bytes);
    }

    @Override
    public boolean isOpen() {
        return !pipe.isFinished();
    }

    @Override
    public void close() {
        pipe.finish(null);
    }
}
