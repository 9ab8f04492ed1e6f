// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** A channel into memory that can send files, at most some bytes at once, refuse writes, and fail. */
final class SendingChannel implements DuplexChannel {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final WritableByteChannel target = Channels.newChannel(taken);
    private final long most;
    private IOException failure;
    private boolean closed;
    int refusals;
    int sends;
    int writes;

    SendingChannel(long most) {
        this.most = most;
    }

    void failWith(IOException why) {
        failure = why;
    }

    byte[] taken() {
        return taken.toByteArray();
    }

    @Override
    public long sendFile(FileChannel file, long position, long count) throws IOException {
        sends++;
        fail();
        return file.transferTo(position, Math.min(most, count), target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        writes++;
        fail();
        return refusals-- > 0 ? 0 : target.write(source);
    }

    private void fail() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read(ByteBuffer bytes) {
        return -1;
    }

    @Override
    public void shutdownOutput() {}

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
