// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** An upgraded connection: reads first what came with the head, then what comes; writes go straight to the channel. */
public final class HijackedConnection implements DuplexChannel {

    /** What engines call a stream without frames, and before API 1.42 any stream. */
    public static final Optional<String> RAW = Optional.of("application/vnd.docker.raw-stream");

    /** Both are shared by thousands of sessions. */
    private static final Optional<String> MULTIPLEXED = Optional.of("application/vnd.docker.multiplexed-stream");

    private final DuplexChannel channel;

    /** Null once nothing is left of it but what the channel brings. */
    private Body body;

    private final Optional<String> contentType;

    HijackedConnection(DuplexChannel channel, Body body, Optional<String> contentType) {
        this.channel = channel;
        this.body = rest(body);
        this.contentType = shared(contentType);
    }

    private static Body rest(Body body) {
        return body instanceof Input input && input.isDrained() ? null : body;
    }

    private static Optional<String> shared(Optional<String> type) {
        if (type.equals(RAW)) {
            return RAW;
        }
        return type.equals(MULTIPLEXED) ? MULTIPLEXED : type;
    }

    /**
     * The content type that the server gave the stream.
     *
     * @return the header's value; empty if there was none
     */
    public Optional<String> contentType() {
        return contentType;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        // What came with the head would else be handed out after the close.
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        if (body == null) {
            return channel.read(target);
        }
        int count = body.read(target);
        body = rest(body);
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return channel.write(source);
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
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
    public Optional<SelectableChannel> channel() {
        return channel.channel();
    }

    @Override
    public boolean hasBuffered() {
        return body == null ? channel.hasBuffered() : body.hasBuffered();
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
