// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A layer over a non-blocking socket that is as difficult as TLS: it must send a greeting before it can read, takes up
 * to a thousand bytes from below at once, accepts a write before it has gone out, and says goodbye at its half-close.
 */
final class LayeredChannel implements DuplexChannel {

    private static final byte SCRAMBLE = 0x55;

    private final SocketChannel below;
    private final ByteBuffer decoded = ByteBuffer.allocate(1000).flip();
    private final ByteBuffer unsent = ByteBuffer.allocate(300_000);
    private boolean goodbyeIsSaid;

    LayeredChannel(SocketChannel below) {
        this.below = below;
        unsent.put(scrambled((byte) '!'));
    }

    /** What the layer does to each byte, and undoes. */
    static byte scrambled(byte octet) {
        return (byte) (octet ^ SCRAMBLE);
    }

    static String plain(byte[] wire) {
        StringBuilder text = new StringBuilder();
        for (byte octet : wire) {
            text.append((char) scrambled(octet));
        }
        return text.toString();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        send();
        if (!decoded.hasRemaining()) {
            if (hasUnsent()) {
                return 0;
            }
            decoded.clear();
            int count = below.read(decoded);
            decoded.flip();
            if (count <= 0) {
                return count;
            }
        }
        int count = Math.min(target.remaining(), decoded.remaining());
        for (int i = 0; i < count; i++) {
            target.put(scrambled(decoded.get()));
        }
        return count;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        send();
        int count = hasUnsent() ? 0 : Math.min(bytes.remaining(), unsent.remaining());
        for (int i = 0; i < count; i++) {
            unsent.put(scrambled(bytes.get()));
        }
        send();
        return count;
    }

    @Override
    public void shutdownOutput() throws IOException {
        if (!goodbyeIsSaid) {
            goodbyeIsSaid = true;
            unsent.put(scrambled((byte) '.'));
        }
        send();
    }

    @Override
    public boolean hasUnsent() {
        return below.isOpen() && unsent.position() > 0;
    }

    @Override
    public boolean hasBuffered() {
        return decoded.hasRemaining();
    }

    @Override
    public int interest(int wanted) {
        return hasUnsent() ? wanted | SelectionKey.OP_WRITE : wanted;
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.of(below);
    }

    @Override
    public boolean isOpen() {
        return below.isOpen();
    }

    @Override
    public void close() throws IOException {
        below.close();
    }

    private void send() throws IOException {
        unsent.flip();
        below.write(unsent);
        unsent.compact();
    }
}
