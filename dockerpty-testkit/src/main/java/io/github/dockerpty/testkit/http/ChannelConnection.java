// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A connection over a Unix-domain or TCP channel in blocking mode. */
final class ChannelConnection implements Connection {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    ChannelConnection(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(new ChannelInput(channel), BUFFER_BYTES);
        this.out = new ChannelOutput(channel);
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void drain(Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        ByteBuffer forgotten = ByteBuffer.allocate(BUFFER_BYTES);
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            long left = limit.toMillis();
            while (left > 0 && !Thread.currentThread().isInterrupted() && channel.read(forgotten.clear()) >= 0) {
                selector.select(left);
                selector.selectedKeys().clear();
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
        }
    }

    @Override
    public void reset() throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.SO_LINGER)) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Not {@code Channels.newInputStream}: before JDK 19 its parked read blocks every write. */
    private static final class ChannelInput extends InputStream {

        private final SocketChannel channel;

        ChannelInput(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(target, start, Math.min(length, BUFFER_BYTES)));
        }
    }

    /** Not {@code Channels.newOutputStream}, for the same reason. */
    private static final class ChannelOutput extends OutputStream {

        private final SocketChannel channel;

        ChannelOutput(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            ByteBuffer source = ByteBuffer.wrap(bytes, start, length);
            while (source.hasRemaining()) {
                channel.write(source);
            }
        }
    }
}
