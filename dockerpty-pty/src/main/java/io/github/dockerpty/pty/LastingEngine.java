// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.Closeable;
import java.io.IOException;

/**
 * An engine whose connection lasts from one call to the next, which spares connecting, and over TLS the handshake.
 *
 * <pre>{@code
 * try (LastingEngine engine = LastingEngine.at(Endpoint.fromEnvironment())) {
 *     Outcome outcome = DockerPty.execCommand(engine, "web", "true");
 * }
 * }</pre>
 *
 * <p>At most one connection is kept, while no call is made. Calls that are made at the same time have one each, and a
 * session or a wait keeps its own. An engine that has closed the kept one meanwhile is connected to again; only a call
 * that must not be made twice and that follows the last within a second may then fail as if the engine had gone.
 */
public interface LastingEngine extends Engine, Closeable {

    /**
     * An engine over our own connections. Nothing is connected yet.
     *
     * @param endpoint where the engine listens
     * @return the engine, owned by the caller; any thread may use it
     */
    static LastingEngine at(Endpoint endpoint) {
        return HttpEngine.lasting(endpoint);
    }

    /**
     * Closes the kept connection, and nothing that a method has returned. Calls that are made later work, each over a
     * connection of its own. A second call does nothing.
     *
     * @throws IOException if the connection does not close
     */
    @Override
    void close() throws IOException;
}
