// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One request as bytes, and the head that answers it. */
final class Exchange {

    private final Request request;
    private final String address;
    private final ByteBuffer bytes;
    private final Upload upload;

    /** How long to wait for the head, 0 without end. */
    private final long limitMillis;

    /** Whether that was too long. */
    private boolean late;

    Exchange(Request request, String address, ByteBuffer bytes, Upload upload, long limitMillis) {
        this.request = request;
        this.address = address;
        this.bytes = bytes;
        this.upload = upload;
        this.limitMillis = limitMillis;
    }

    /** Whether it may be made, or made once more. */
    boolean isRepeatable() {
        return request.isRepeatable() && !late;
    }

    /** Makes it over a connection, which belongs to the answer, and is closed if there is none. */
    Response over(Connection connection, Spare spare) throws IOException {
        bytes.rewind();
        DuplexChannel channel = connection.channel();
        try {
            IOException broken = deliver(channel);
            return new Response(request, address, head(connection, broken), connection, spare);
        } catch (IOException e) {
            try (channel) {
                throw late ? tooLate(e) : ExchangeFailures.explain(request, address, e);
            }
        } catch (RuntimeException mistake) {
            // Of a body of the user's own.
            try (channel) {
                throw mistake;
            }
        }
    }

    /* A server may refuse before it has read everything; its refusal tells more than the broken pipe. */
    private IOException deliver(DuplexChannel channel) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            upload.sendTo(channel);
            return null;
        } catch (UnreadableBodyException e) {
            throw e;
        } catch (IOException broken) {
            return broken;
        }
    }

    private ResponseHead head(Connection connection, IOException broken) throws IOException {
        try {
            return limitMillis == 0 ? connection.input().readHead() : headInTime(connection);
        } catch (IOException e) {
            if (broken == null || e instanceof DialException) {
                throw e;
            }
            broken.addSuppressed(e);
            throw broken;
        }
    }

    /* Not before the request is sent, so that the engine works while the thread of the limit begins. */
    private ResponseHead headInTime(Connection connection) throws IOException {
        TimeLimit limit = TimeLimit.on(connection.channel(), limitMillis);
        try (limit) {
            return connection.input().readHead();
        } catch (IOException e) {
            late = limit.isExpired();
            throw e;
        }
    }

    private IOException tooLate(IOException closed) {
        return new IOException(
                request.call() + " on " + address + ": no answer within " + limitMillis + " ms: the engine hangs",
                closed);
    }
}
