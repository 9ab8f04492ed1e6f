// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.SSLConfig;
import io.github.dockerpty.pty.hijack.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * A transport for docker-java over this library's connections: standard input that ends, TLS 1.3, no thread left.
 *
 * <p>It takes the place of another {@link DockerHttpClient} and needs {@code docker-java-transport}, which comes with
 * {@code docker-java-core}:
 *
 * <pre>{@code
 * DockerClient client = DockerClientImpl.getInstance(
 *         config, DockerJavaTransport.of(config.getDockerHost(), config.getSSLConfig()));
 * }</pre>
 *
 * <p>Each call has a connection of its own, there is no pool. Any thread may call; calls do not wait for each other.
 *
 * <p>The standard input of an attach or exec start is read on one daemon thread until it ends, the response is closed
 * or the process is gone. Its end reaches the process where that does not cut the output ({@link Sockets.InputEnd}). It
 * stays the caller's. A read that waits in it cannot be ended by anyone but the stream itself, a {@link
 * java.io.PipedInputStream} excepted, whose reader is interrupted: in any other the thread stays until the read
 * returns, and what it returns is lost.
 */
@SuppressWarnings("exports")
public final class DockerJavaTransport implements DockerHttpClient {

    private final OpenConnections connections;
    private final Transport transport;
    private final DockerJavaInput input;

    private DockerJavaTransport(Endpoint endpoint) {
        this.connections = new OpenConnections(endpoint.dialer());
        this.transport = endpoint.transport(connections);
        Engine engine = new HttpEngine(transport, endpoint.apiVersion().orElse(""));
        this.input = new DockerJavaInput(engine, connections);
    }

    /**
     * A transport to an endpoint; it opens no connection yet.
     *
     * @param endpoint the engine; a path in its address comes before the paths of requests, its headers come with them
     * @return the transport
     */
    public static DockerJavaTransport of(Endpoint endpoint) {
        return new DockerJavaTransport(endpoint);
    }

    /**
     * A transport to the place that a docker-java or Testcontainers configuration names.
     *
     * @param dockerHost {@code unix:///PATH} or {@code tcp://HOST:PORT[/PATH]}
     * @param tls the keys and the trust; null for none, not looked at for a unix socket
     * @return the transport
     * @throws IllegalArgumentException if it is another kind of address, or the TLS configuration yields nothing to
     *     encrypt with, for which nothing less is taken
     */
    public static DockerJavaTransport of(URI dockerHost, SSLConfig tls) {
        boolean encrypts = tls != null && !"unix".equals(dockerHost.getScheme());
        return of(encrypts ? Endpoint.of(dockerHost, context(dockerHost, tls)) : Endpoint.of(dockerHost));
    }

    private static SSLContext context(URI dockerHost, SSLConfig tls) {
        GeneralSecurityException cause = null;
        try {
            SSLContext context = tls.getSSLContext();
            if (context != null) {
                return context;
            }
        } catch (GeneralSecurityException unusable) {
            cause = unusable;
        }
        throw new IllegalArgumentException(
                "the TLS configuration for " + dockerHost + " has no keys that can be used"
                        + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + ": check the directory of its certificates, or configure no TLS",
                cause);
    }

    /**
     * Sends a request, with its body to the end, and waits for the head of the answer; without a time limit.
     *
     * <p>Closing this transport or interrupting the thread ends the wait. A thread that is sending reads the request's
     * body, and waits as long as that does. An answer 101 is given as 200, as by docker-java's own transports; with a
     * hijacked input, an answer that is no stream is given as it is, and the input is not read.
     *
     * @param request what to send; it cannot replace the headers that carry the exchange
     * @return the answer, which the caller closes; its body waits for bytes, and another thread may close it
     * @throws UncheckedIOException if there is no connection, it breaks, or the body of the request cannot be read
     * @throws IllegalArgumentException if the path or a header cannot be sent
     * @throws IllegalStateException if this transport is closed
     */
    @Override
    public Response execute(Request request) {
        if (connections.isClosed()) {
            throw new IllegalStateException("the transport to " + connections.address() + " is closed: make a new one");
        }
        try {
            return exchange(request);
        } catch (IOException failure) {
            IOException known = EngineFailures.translate(failure);
            throw new UncheckedIOException(known.getMessage(), known);
        }
    }

    private Response exchange(Request request) throws IOException {
        boolean hijacks = request.hijackedInput() != null;
        byte[] bytes = request.bodyBytes();
        InputStream stream = bytes == null ? request.body() : null;
        io.github.dockerpty.pty.hijack.Request sent = request(request, bytes == null ? new byte[0] : bytes);
        io.github.dockerpty.pty.hijack.Response answer =
                stream == null ? transport.send(hijacks ? sent.upgraded() : sent) : transport.send(sent, stream);
        CallLog.answered(sent.call(), answer.head().status());
        return hijacks && answer.isUpgraded()
                ? new DockerJavaResponse(200, answer.head(), input.begin(request, answer))
                : new DockerJavaResponse(answer.head().status(), answer.head(), new LogSource(answer));
    }

    private static io.github.dockerpty.pty.hijack.Request request(Request request, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        String contentType = "";
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                contentType = header.getValue();
                headers.remove(header.getKey());
            }
        }
        // Throws for a blank, which would end the path and begin what its author chose.
        String target = URI.create(request.path()).toString();
        return new io.github.dockerpty.pty.hijack.Request(request.method(), target, contentType, body, false, headers);
    }

    /**
     * Closes every connection, which ends all that waits for one; a second call does nothing.
     *
     * @throws IOException if a connection does not close
     */
    @Override
    public void close() throws IOException {
        connections.close();
    }
}
