// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;

/**
 * The connection of a session and what its input side can do.
 *
 * <p>Owned by whoever opened it until it is handed to a session, then by that. Differs from the seed: one connection
 * carries all three streams of a container, where the seed opened three, which engines do not keep apart.
 *
 * @param connection carries the output, and the input if there is one
 * @param input what the session may do with the input side
 */
public record Sockets(EngineConnection connection, InputEnd input) implements Closeable {

    /** What the end of the local input does to the remote one. */
    public enum InputEnd {
        /** No input is sent; the caller's stdin is not read. */
        NOT_ATTACHED,
        /** The process sees the end of its input, and its output goes on. */
        HALF_CLOSE,
        /**
         * Nothing more is sent and the connection stays open: with a terminal, or where the container's stdin outlives
         * this client, an engine takes a half-close for a wish to leave and the rest of the output is lost.
         */
        KEEP_OPEN
    }

    /**
     * Checks that nothing is null.
     *
     * @param connection carries the output, and the input if there is one
     * @param input what the session may do with the input side
     */
    public Sockets {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(input, "input");
    }

    /** Closes the connection; the process runs on. A second call does nothing. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
