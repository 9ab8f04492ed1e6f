// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real HTTP/1.1 server in place of a container engine, whose answers and upgraded conversations a test scripts.
 *
 * <p>Script with {@link #on}, run the code under test against {@link #host}, verify with {@link #takeRequest} or
 * {@link #requests}. Pings are answered from the start, every other request by 404 until a route fits. A path matches
 * with and without an API version before it. Each connection has a daemon thread; no request, however broken, harms
 * another one. Usable from any thread.
 */
public final class ScriptedEngine implements AutoCloseable {

    private static final Map<String, String> USUAL_HEADERS =
            Map.of("Api-Version", "1.41", "Docker-Experimental", "false", "Ostype", "linux", "Server", "Docker");

    private final EngineFront front;

    private ScriptedEngine(Opening address) throws IOException {
        front = new EngineFront(address.open(), request -> Reply.status(404, "page not found"), USUAL_HEADERS);
        on("GET", "/_ping").answer(Reply.body(200, "text/plain; charset=utf-8", "OK"));
        on("HEAD", "/_ping").answer(Reply.body(200, "text/plain; charset=utf-8", ""));
    }

    /**
     * Starts on a Unix-domain socket in a fresh folder that only this user can enter.
     *
     * @return the engine, to be closed
     * @throws IOException when the socket cannot be made
     */
    public static ScriptedEngine onUnixSocket() throws IOException {
        return new ScriptedEngine(Opening.unixSocket());
    }

    /**
     * Starts on a Unix-domain socket at a path.
     *
     * @param socket the path, which must not exist; about a hundred bytes at most
     * @return the engine, to be closed, which removes the socket
     * @throws IOException when the socket cannot be made
     */
    public static ScriptedEngine onUnixSocket(Path socket) throws IOException {
        return new ScriptedEngine(Opening.unixSocket(socket));
    }

    /**
     * Starts on a free TCP port of 127.0.0.1.
     *
     * @return the engine, to be closed
     * @throws IOException when the system refuses
     */
    public static ScriptedEngine onTcp() throws IOException {
        return new ScriptedEngine(Opening.tcp());
    }

    /**
     * Starts with TLS 1.3 and 1.2 on a free TCP port of 127.0.0.1, under an authority of its own.
     *
     * @param folder gets ca.pem, cert.pem and key.pem for the client; must exist and hold none of them
     * @return the engine, to be closed, which leaves the files
     * @throws IOException when the system refuses or a file cannot be written
     */
    public static ScriptedEngine onTls(Path folder) throws IOException {
        return new ScriptedEngine(Opening.tls(folder, false, 0));
    }

    /**
     * Starts as {@link #onTls}, and refuses clients without a certificate of the same authority.
     *
     * @param folder gets ca.pem, cert.pem and key.pem for the client; must exist and hold none of them
     * @return the engine, to be closed, which leaves the files
     * @throws IOException when the system refuses or a file cannot be written
     */
    public static ScriptedEngine onMutualTls(Path folder) throws IOException {
        return new ScriptedEngine(Opening.tls(folder, true, 0));
    }

    /**
     * Sets the API version that every answer names in {@code Api-Version}; 1.41 if this is not called.
     *
     * @param version for example {@code 1.51}
     * @return this
     */
    public ScriptedEngine apiVersion(String version) {
        front.apiVersion(version);
        return this;
    }

    /**
     * Names requests to answer or to disturb.
     *
     * @param method for example {@code POST}; {@code *} for any
     * @param pathPattern a path without API version, in which {@code *} stands for one segment and a last {@code **}
     *     for any rest, for example {@code /exec/*}{@code /start}
     * @return the route
     * @throws IllegalArgumentException when the pattern does not begin with a slash
     */
    public Route on(String method, String pathPattern) {
        return front.on(method, pathPattern);
    }

    /**
     * Where the engine is.
     *
     * @return {@code unix:///…} or {@code tcp://127.0.0.1:…}
     */
    public URI host() {
        return front.host();
    }

    /**
     * The environment with which a client finds the engine.
     *
     * @return {@code DOCKER_HOST}, with TLS also {@code DOCKER_TLS_VERIFY} and {@code DOCKER_CERT_PATH}
     */
    public Map<String, String> environment() {
        return front.environment();
    }

    /**
     * All requests so far, broken and unanswered ones among them.
     *
     * @return a copy in the order in which their answers began
     */
    public List<RecordedRequest> requests() {
        return front.requests().all();
    }

    /**
     * Blocks until there is a request that was not taken before.
     *
     * @param limit how long at most
     * @return the oldest one
     * @throws AssertionError when none comes in time, or when the thread is interrupted (its status is kept)
     */
    public RecordedRequest takeRequest(Duration limit) {
        return front.requests().take(limit);
    }

    /**
     * Ends every connection in the middle of what it does, and every thread; removes the socket.
     *
     * <p>A second call does nothing. May be called from a conversation, as the death of an engine.
     *
     * @throws IOException when something cannot be closed; the rest is closed all the same
     */
    @Override
    public void close() throws IOException {
        front.close();
    }
}
