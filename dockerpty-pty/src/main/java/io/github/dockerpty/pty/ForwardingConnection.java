// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.DuplexChannel;
import io.github.dockerpty.pty.hijack.HijackedConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** A connection to an engine that is another channel, but for what a subclass does otherwise. */
abstract class ForwardingConnection implements EngineConnection {

    private final DuplexChannel channel;

    ForwardingConnection(DuplexChannel channel) {
        this.channel = channel;
    }

    @Override
    public Optional<String> contentType() {
        if (channel instanceof HijackedConnection hijacked) {
            return hijacked.contentType();
        }
        return channel instanceof EngineConnection connection ? connection.contentType() : Optional.empty();
    }

    @Override
    public boolean wasGivenUp() {
        return channel instanceof EngineConnection connection && connection.wasGivenUp();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return channel.write(bytes);
    }

    @Override
    public long sendFile(FileChannel file, long position, long count) throws IOException {
        return channel.sendFile(file, position, count);
    }

    @Override
    public boolean hasUnsent() {
        return channel.hasUnsent();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return channel.channel();
    }

    @Override
    public boolean hasBuffered() {
        return channel.hasBuffered();
    }

    @Override
    public boolean isStalled() {
        return channel.isStalled();
    }

    @Override
    public int interest(int wanted) {
        return channel.interest(wanted);
    }

    @Override
    public boolean joins(Runnable wake) {
        return channel.joins(wake);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
