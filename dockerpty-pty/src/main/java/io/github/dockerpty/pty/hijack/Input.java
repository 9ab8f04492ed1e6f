// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The reading side of a connection: first what was read too far, then the channel. As a body it ends with it. */
final class Input implements Body {

    private static final int SIZE = 4096;
    private static final int INTERIM_LIMIT = 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** No byte now, from a channel that does not block. */
    static final int NONE_NOW = -2;

    private final ReadableByteChannel channel;
    private ByteBuffer surplus = NOTHING;

    Input(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Reads a head; what came behind it stays.
     *
     * @throws NotHttpException if what came is no head, or ends within it
     */
    ResponseHead readHead() throws IOException {
        for (int i = 0; i < INTERIM_LIMIT; i++) {
            ResponseHead head = nextHead();
            if (!head.isInterim()) {
                trim();
                return head;
            }
        }
        throw new NotHttpException("more than " + INTERIM_LIMIT + " interim responses came");
    }

    /** An idle session has not read since; it does not keep the buffer. */
    private void trim() {
        surplus = surplus.hasRemaining()
                ? ByteBuffer.allocate(surplus.remaining()).put(surplus).flip()
                : NOTHING;
    }

    private ResponseHead nextHead() throws IOException {
        HeadParser parser = new HeadParser();
        ResponseHead head = parser.take(surplus);
        while (head == null) {
            if (fill() <= 0) {
                throw parser.isEmpty()
                        ? new NoAnswerException()
                        : new NotHttpException("half a head came, then the end");
            }
            head = parser.take(surplus);
        }
        return head;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!surplus.hasRemaining()) {
            surplus = NOTHING;
            return channel.read(target);
        }
        int length = Math.min(surplus.remaining(), target.remaining());
        target.put(surplus.slice(surplus.position(), length));
        surplus.position(surplus.position() + length);
        return length;
    }

    /** Whether nothing is left of what was read too far. */
    boolean isDrained() {
        return !surplus.hasRemaining();
    }

    /** The next byte, -1 at the end, {@link #NONE_NOW}. */
    int readByte() throws IOException {
        int count = surplus.hasRemaining() ? 1 : fill();
        if (count <= 0) {
            return count < 0 ? -1 : NONE_NOW;
        }
        return surplus.get() & 0xFF;
    }

    @Override
    public boolean hasBuffered() {
        return surplus.hasRemaining() || (channel instanceof DuplexChannel layer && layer.hasBuffered());
    }

    /** Ends with the connection only. */
    @Override
    public boolean isAtEnd() {
        return false;
    }

    private int fill() throws IOException {
        // One that was trimmed to what it held has no room worth a call.
        if (surplus.capacity() < SIZE) {
            surplus = ByteBuffer.allocate(SIZE);
        }
        surplus.clear();
        try {
            return channel.read(surplus);
        } finally {
            // A failed read leaves nothing; what the buffer held before must not come again.
            surplus.flip();
        }
    }
}
