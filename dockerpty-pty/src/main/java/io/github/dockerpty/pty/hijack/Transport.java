// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/**
 * Sends requests to one server, each on a connection of its own, so that nothing is ever left over from another.
 *
 * <p>Any thread may send. A thread that waits for an answer can be interrupted.
 */
public final class Transport {

    private final Dialer dialer;
    private final RequestWriter writer;

    /**
     * A transport to one server.
     *
     * @param dialer opens the connections
     * @param host the value of the {@code Host} header
     * @param basePath put before every target; empty or beginning with a slash
     * @param headers sent with each request, behind and never instead of the transport's own
     */
    public Transport(Dialer dialer, String host, String basePath, Map<String, String> headers) {
        this.dialer = dialer;
        this.writer = new RequestWriter(host, basePath, headers);
    }

    /**
     * Where requests go.
     *
     * @return a URI as text, without secrets
     */
    public String address() {
        return dialer.address();
    }

    /**
     * Sends a request and reads the head of its answer; no byte is sent behind the request.
     *
     * @param request what to send
     * @return the answer, owned by the caller, its body unread
     * @throws DialException if there is no connection, or no HTTP server at its end
     * @throws IOException if the connection breaks before the head has come
     */
    public Response send(Request request) throws IOException {
        ByteBuffer bytes = writer.write(request);
        return exchange(request, bytes, Upload.NONE, dialer.dial());
    }

    /**
     * The same with a body of any length, which is sent whole before the answer is looked for.
     *
     * @param request what to send, without a body of its own
     * @param body read to its end on this thread and not closed
     * @return the answer, owned by the caller, its body unread
     * @throws IOException as {@link #send(Request)}, and if the body cannot be read
     */
    public Response send(Request request, InputStream body) throws IOException {
        ByteBuffer head = writer.writeHead(request);
        return exchange(request, head, new Upload(body), dialer.dial());
    }

    /**
     * The same within a limit, which begins once connected.
     *
     * @param request what to send
     * @param limit how long to wait for the head
     * @return the answer, owned by the caller, its body unread
     * @throws IOException as {@link #send(Request)}, and when the limit has passed
     */
    public Response send(Request request, Duration limit) throws IOException {
        ByteBuffer bytes = writer.write(request);
        DuplexChannel channel = dialer.dial();
        TimeLimit timer = TimeLimit.on(channel, limit);
        try (timer) {
            return exchange(request, bytes, Upload.NONE, channel);
        } catch (IOException e) {
            if (timer.isExpired()) {
                throw new IOException(request.call() + " on " + address() + ": no answer within " + limit, e);
            }
            throw e;
        }
    }

    private Response exchange(Request request, ByteBuffer bytes, Upload upload, DuplexChannel channel)
            throws IOException {
        Input input = new Input(channel);
        try {
            IOException broken = deliver(bytes, upload, channel);
            return new Response(request, address(), head(input, broken), new Connection(channel, input));
        } catch (IOException e) {
            try (channel) {
                throw ExchangeFailures.explain(request, address(), e);
            }
        } catch (RuntimeException mistake) {
            // Of a body of the user's own.
            try (channel) {
                throw mistake;
            }
        }
    }

    /* A server may refuse before it has read everything; its refusal tells more than the broken pipe. */
    private static IOException deliver(ByteBuffer bytes, Upload upload, DuplexChannel channel) throws IOException {
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

    private static ResponseHead head(Input input, IOException broken) throws IOException {
        try {
            return input.readHead();
        } catch (IOException e) {
            if (broken == null || e instanceof DialException) {
                throw e;
            }
            broken.addSuppressed(e);
            throw broken;
        }
    }
}
