// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The reading side of a connection: first what was read too far, then the channel. As a body it ends with it. */
final class Input implements Body {

    private static final int SIZE = 4096;
    private static final int INTERIM_LIMIT = 10;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

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
                return head;
            }
        }
        throw new NotHttpException("more than " + INTERIM_LIMIT + " interim responses came");
    }

    private ResponseHead nextHead() throws IOException {
        HeadParser parser = new HeadParser();
        ResponseHead head = parser.take(surplus);
        while (head == null) {
            if (!fill()) {
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
            // A session may last for days; it does not keep the buffer.
            surplus = NOTHING;
            return channel.read(target);
        }
        int length = Math.min(surplus.remaining(), target.remaining());
        target.put(surplus.slice(surplus.position(), length));
        surplus.position(surplus.position() + length);
        return length;
    }

    /** The next byte, or -1 at the end. */
    int readByte() throws IOException {
        return surplus.hasRemaining() || fill() ? surplus.get() & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        if (surplus.capacity() == 0) {
            surplus = ByteBuffer.allocate(SIZE);
        }
        surplus.clear();
        try {
            return channel.read(surplus) > 0;
        } finally {
            // A failed read leaves nothing; what the buffer held before must not come again.
            surplus.flip();
        }
    }
}
