// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/** Waits for clients at one address; closing it from another thread ends the wait and frees the address. */
public interface Acceptor extends Closeable {

    /**
     * Blocks until there is a client.
     *
     * @return the client's connection, owned by the caller
     * @throws IOException when the acceptor is closed or the system refuses
     */
    Connection accept() throws IOException;

    /**
     * Where clients find it, in the form of {@code DOCKER_HOST}.
     *
     * @return {@code unix://…} or {@code tcp://…}
     */
    URI host();
}
