// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.http.Connection;
import io.github.dockerpty.testkit.http.Dialer;
import io.github.dockerpty.testkit.http.PathPattern;
import io.github.dockerpty.testkit.http.ResponseHead;
import io.github.dockerpty.testkit.http.ResponseReader;
import io.github.dockerpty.testkit.http.Watchdog;
import io.github.dockerpty.testkit.json.JsonException;
import io.github.dockerpty.testkit.json.JsonObject;
import io.github.dockerpty.testkit.tls.ClientFiles;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A plain client of the engine's HTTP interface, for what a test must do beside the code it tests.
 *
 * <p>Each call has a connection of its own, which is closed with it. A call blocks until its answer is there, at most
 * for {@link #USUAL_LIMIT} (times the patience of {@link Deadline}) unless {@link #withLimit} sets another time.
 * Immutable and usable from any thread.
 */
public final class EngineClient {

    /** Thirty seconds, the limit of a call: real engines under load are slow. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(30);

    private final URI host;
    private final Dialer dialer;
    private final String version;
    private final Duration limit;

    private EngineClient(URI host, Dialer dialer, String version, Duration limit) {
        this.host = host;
        this.dialer = dialer;
        this.version = version;
        this.limit = limit;
    }

    /**
     * A client without TLS.
     *
     * @param host {@code unix:///…} or {@code tcp://…} with a port
     * @return the client, which leaves the API version to the engine
     * @throws IllegalArgumentException when the host is of another kind
     */
    public static EngineClient at(URI host) {
        return new EngineClient(host, new Dialer(host, Optional.empty()), "", USUAL_LIMIT);
    }

    /**
     * A client over TLS 1.3 or 1.2, which verifies the engine and its name.
     *
     * @param host {@code tcp://…} with a port
     * @param certificates the folder with ca.pem, cert.pem and key.pem, as {@code DOCKER_CERT_PATH} names it
     * @return the client, which leaves the API version to the engine
     * @throws IOException when a file cannot be read; the key must be in PKCS #8, not encrypted
     * @throws IllegalArgumentException when the host is of another kind
     */
    public static EngineClient at(URI host, Path certificates) throws IOException {
        ClientFiles files = new ClientFiles(certificates);
        files.context();
        return new EngineClient(host, new Dialer(host, Optional.of(files)), "", USUAL_LIMIT);
    }

    /** The same, but reads the files for the first connection: most tests of an engine with TLS need no such client. */
    static EngineClient reading(URI host, Path certificates) {
        Dialer dialer = new Dialer(host, Optional.of(new ClientFiles(certificates)));
        return new EngineClient(host, dialer, "", USUAL_LIMIT);
    }

    /**
     * The same client with an API version for the paths that have none.
     *
     * @param apiVersion for example {@code 1.41}; empty to leave it to the engine
     * @return a new client
     */
    public EngineClient withVersion(String apiVersion) {
        return new EngineClient(host, dialer, apiVersion, limit);
    }

    /**
     * The same client with another limit.
     *
     * @param each the longest time of a call, and of the time until a stream begins
     * @return a new client
     */
    public EngineClient withLimit(Duration each) {
        return new EngineClient(host, dialer, version, each);
    }

    /** {@return where the engine is} */
    public URI host() {
        return host;
    }

    /**
     * An answer of the engine, whatever its status.
     *
     * @param request method and path, for messages
     * @param status the HTTP status
     * @param headers by name without regard to case
     * @param body the bytes without chunking, not copied
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(String request, int status, Map<String, String> headers, byte[] body) {

        /** {@return the body as UTF-8 text} */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** {@return the engine's words in the field {@code message}; the whole text if there is no such field} */
        public String message() {
            try {
                String message = JsonObject.parse(body).text("message");
                return message.isEmpty() ? text().strip() : message;
            } catch (JsonException e) {
                return text().strip();
            }
        }

        /**
         * Requires a status.
         *
         * @param allowed one or more
         * @return this
         * @throws EngineRefusedException when it is none of these
         */
        public Answer expecting(int... allowed) throws EngineRefusedException {
            if (Arrays.stream(allowed).noneMatch(wanted -> wanted == status)) {
                throw new EngineRefusedException(request, status, message());
            }
            return this;
        }

        @Override
        public String toString() {
            return request + ": " + status + " " + text();
        }
    }

    /**
     * Makes a call without a body.
     *
     * @param method for example {@code GET}
     * @param path with the query; the API version may be left out
     * @return the answer, at most 16 MiB
     * @throws IOException when the engine cannot be reached or answers no HTTP
     * @throws SocketTimeoutException when it takes longer than the limit
     */
    public Answer call(String method, String path) throws IOException {
        return call(method, path, "");
    }

    /**
     * Makes a call.
     *
     * @param method for example {@code POST}
     * @param path with the query; the API version may be left out
     * @param json the body; empty for none
     * @return the answer, at most 16 MiB
     * @throws IOException when the engine cannot be reached or answers no HTTP
     * @throws SocketTimeoutException when it takes longer than the limit
     */
    public Answer call(String method, String path, String json) throws IOException {
        String request = method + " " + path;
        try (Connection connection = dial();
                Watchdog watchdog = Watchdog.on(connection, limit)) {
            try {
                connection.out().write(bytes(request, json, "Connection: close\r\n"));
                ResponseReader reader = new ResponseReader(connection.in());
                ResponseHead head = reader.head();
                byte[] body = method.equals("HEAD") ? new byte[0] : reader.body(head);
                return new Answer(request, head.status(), head.headers(), body);
            } catch (IOException e) {
                throw failed(request, e, watchdog);
            }
        }
    }

    /**
     * Makes a POST that asks for the connection itself: an attach, or the start of an exec.
     *
     * @param path with the query; the API version may be left out
     * @param json the body; empty for none
     * @return the connection, also when the engine refuses to give it; to be closed
     * @throws IOException when the engine cannot be reached or answers no HTTP
     * @throws SocketTimeoutException when it takes longer than the limit
     */
    public EngineStream hijack(String path, String json) throws IOException {
        String request = "POST " + path;
        Connection connection = dial();
        try (Watchdog watchdog = Watchdog.on(connection, limit)) {
            try {
                connection.out().write(bytes(request, json, "Connection: Upgrade\r\nUpgrade: tcp\r\n"));
                return new EngineStream(request, new ResponseReader(connection.in()).head(), connection);
            } catch (IOException e) {
                connection.close();
                throw failed(request, e, watchdog);
            }
        }
    }

    private Connection dial() throws IOException {
        try {
            return dialer.dial();
        } catch (IOException e) {
            throw new IOException("cannot reach the engine at " + host + ": " + e.getMessage(), e);
        }
    }

    private IOException failed(String request, IOException cause, Watchdog watchdog) {
        String where = request + " at " + host;
        if (watchdog.hasBitten()) {
            SocketTimeoutException late = new SocketTimeoutException(where + ": no answer within " + limit);
            late.initCause(cause);
            return late;
        }
        return new IOException(where + " failed: " + cause.getMessage(), cause);
    }

    private byte[] bytes(String request, String json, String connection) {
        int path = request.indexOf('/');
        String sent = request.substring(path);
        boolean versioned =
                version.isEmpty() || !PathPattern.withoutVersion(sent).equals(sent);
        String type = json.isEmpty() ? "" : "Content-Type: application/json\r\n";
        return (request.substring(0, path) + (versioned ? sent : "/v" + version + sent) + " HTTP/1.1\r\nHost: localhost"
                        + "\r\n" + type + "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n"
                        + connection + "\r\n" + json)
                .getBytes(StandardCharsets.UTF_8);
    }
}
