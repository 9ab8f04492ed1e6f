// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.Selectable;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An answer whose head has been read; it owns its connection until it is closed.
 *
 * <p>One thread reads. Another may close, which ends a blocked read with a {@link
 * java.nio.channels.ClosedChannelException}.
 */
public final class Response implements Closeable {

    /** The most that is read of an error, in bytes. */
    private static final int ERROR_LIMIT = 1024 * 1024;

    private static final long ERROR_PATIENCE_MILLIS = 10_000;

    private final Request request;
    private final String address;
    private final ResponseHead head;
    private final Connection connection;
    private final Body body;
    private final Spare spare;

    /** A channel that belongs to a selection, and does not block, is of no use to another request. */
    private volatile boolean selected;

    /** Guarded by this. */
    private boolean closed;

    Response(Request request, String address, ResponseHead head, Connection connection, Spare spare)
            throws IOException {
        this.request = request;
        this.address = address;
        this.head = head;
        this.connection = connection;
        this.body = Bodies.of(request, head, connection.input());
        this.spare = spare;
    }

    /**
     * The head.
     *
     * @return status and headers
     */
    public ResponseHead head() {
        return head;
    }

    /**
     * Reads at least one byte of the body, waiting for it if the connection blocks.
     *
     * @param target where the bytes go
     * @return the number of bytes, 0 only if the target is full or there is nothing now, -1 at the end and ever after
     * @throws IOException if the connection breaks, ends before the body does, or is closed
     */
    public int read(ByteBuffer target) throws IOException {
        try {
            return body.read(target);
        } catch (IOException e) {
            throw ExchangeFailures.broken(request, address, e);
        }
    }

    /**
     * The connection, for a selection to wait for more of the body.
     *
     * @return the channel and what to wait for on it; what has come is with {@link #hasBuffered}
     */
    public Selectable selectable() {
        selected = true;
        return connection.channel();
    }

    /**
     * Whether a read may have something to say without asking the channel.
     *
     * @return true if a selection could wait for what is here
     */
    public boolean hasBuffered() {
        return body.hasBuffered();
    }

    /**
     * Reads the whole body and closes.
     *
     * @param maximum the most bytes that are kept
     * @return the body
     * @throws IOException as {@link #read}, and if the body is longer
     */
    public byte[] readAll(int maximum) throws IOException {
        try (this) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream(1024);
            if (!collect(whole, maximum)) {
                throw new IOException(
                        request.call() + " on " + address + ": the answer is longer than " + maximum + " bytes");
            }
            return whole.toByteArray();
        }
    }

    /**
     * Reads what can be had of an error's text, at most 1 MiB and for at most 10 seconds, and closes.
     *
     * @return the text, possibly cut or empty
     * @throws IOException if the connection does not close
     */
    public String readError() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        TimeLimit limit = TimeLimit.on(connection.channel(), ERROR_PATIENCE_MILLIS);
        try (this;
                limit) {
            collectError(text);
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    /* The answer is an error anyway: half of its text is worth more than the news that the rest did not come. */
    private boolean collectError(ByteArrayOutputStream text) {
        try {
            return collect(text, ERROR_LIMIT);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean collect(ByteArrayOutputStream whole, int maximum) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        while (whole.size() <= maximum) {
            int count = read(buffer.clear());
            if (count < 0) {
                return true;
            }
            whole.write(buffer.array(), 0, count);
        }
        return false;
    }

    /**
     * Whether the connection is a stream now: status 101, or 200 without a length, which engines answer when a proxy
     * on the way has dropped the upgrade.
     *
     * @return true if {@link #hijack} may be called
     */
    public boolean isUpgraded() {
        return head.status() == 101
                || (head.status() == 200 && head.header("Content-Length").isEmpty());
    }

    /**
     * Hands the connection over as a stream; this response must not be used any more.
     *
     * @return the connection, owned by the caller
     */
    public HijackedConnection hijack() {
        return new HijackedConnection(connection.channel(), body, head.header("Content-Type"));
    }

    /**
     * Closes the connection, with what is unread, or leaves it to the next request if nothing is; a second call does
     * nothing.
     */
    @Override
    public void close() throws IOException {
        if (!isFirstClose()) {
            return;
        }
        if (body.isAtEnd() && !selected && connection.input().isDrained() && head.isLasting()) {
            spare.leave(connection);
        } else {
            connection.channel().close();
        }
    }

    private synchronized boolean isFirstClose() {
        boolean first = !closed;
        closed = true;
        return first;
    }
}
