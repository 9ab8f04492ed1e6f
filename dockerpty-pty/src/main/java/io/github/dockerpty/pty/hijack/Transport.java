// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.Map;

/**
 * Sends requests to one server: each on a connection of its own, so that nothing is ever left over from another, or, if
 * it is to keep one, on the connection of the last whose answer was read to its end.
 *
 * <p>Any thread may send. A thread that waits for an answer can be interrupted. Nothing has to be closed of one that
 * keeps no connection.
 */
public final class Transport implements Closeable {

    private final Dialer dialer;
    private final RequestWriter writer;
    private final Spare spare;

    /**
     * A transport to one server.
     *
     * @param dialer opens the connections
     * @param host the value of the {@code Host} header
     * @param basePath put before every target; empty or beginning with a slash
     * @param headers sent with each request, behind and never instead of the transport's own
     */
    public Transport(Dialer dialer, String host, String basePath, Map<String, String> headers) {
        this(dialer, new RequestWriter(host, basePath, headers), new Spare(false));
    }

    private Transport(Dialer dialer, RequestWriter writer, Spare spare) {
        this.dialer = dialer;
        this.writer = writer;
        this.spare = spare;
    }

    /**
     * One to the same server that keeps a connection from a request to the next.
     *
     * @return the transport, to be closed by the caller
     */
    public Transport keeping() {
        return new Transport(dialer, writer, new Spare(true));
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
        return send(request, 0);
    }

    /**
     * The same within a limit, which begins once the request is sent.
     *
     * @param request what to send
     * @param limitMillis how long to wait for the head, in milliseconds; 0 without end
     * @return the answer, owned by the caller, its body unread
     * @throws IOException as {@link #send(Request)}, and when the limit has passed
     */
    public Response send(Request request, long limitMillis) throws IOException {
        return make(
                new Exchange(request, address(), writer.write(request, spare.isKeeping()), Upload.NONE, limitMillis));
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
        return over(new Exchange(request, address(), writer.writeHead(request), new Upload(body), 0));
    }

    private Response make(Exchange exchange) throws IOException {
        Connection kept = spare.take(exchange.isRepeatable());
        if (kept == null) {
            return over(exchange);
        }
        try {
            return exchange.over(kept, spare);
        } catch (ClosedChannelException ownDoing) {
            throw ownDoing;
        } catch (IOException failure) {
            if (!exchange.isRepeatable()) {
                throw failure;
            }
            return over(exchange);
        }
    }

    private Response over(Exchange exchange) throws IOException {
        DuplexChannel channel = dialer.dial();
        return exchange.over(new Connection(channel, new Input(channel)), spare);
    }

    /** Closes the kept connection; a request that comes later has one of its own. A second call does nothing. */
    @Override
    public void close() throws IOException {
        spare.close();
    }
}
