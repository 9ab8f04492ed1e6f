// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.IOException;

/** Answers requests; called on the thread of each connection, so by several at once. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers one request with bytes of its own, or takes the connection over.
     *
     * @param request what came, also when it was broken
     * @param connection the client, not closed by the handler unless that is the answer
     * @return whether the connection may carry another request; if not, it is drained and closed
     * @throws IOException when the client is gone, which ends the connection
     * @throws InterruptedException when the server is closed meanwhile
     */
    boolean handle(Request request, Connection connection) throws IOException, InterruptedException;
}
