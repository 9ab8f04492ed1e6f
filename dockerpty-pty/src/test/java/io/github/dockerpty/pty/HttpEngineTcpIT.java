// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.testkit.Relay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The calls over TCP, through a relay in front of the engine's socket. */
class HttpEngineTcpIT extends EngineIT {

    private Relay relay;

    HttpEngineTcpIT() {
        super("docker");
    }

    @Override
    Engine connect(Endpoint endpoint) {
        try {
            if (relay == null) {
                relay = Relay.plain(endpoint.uri());
            }
            return Engine.at(Endpoint.of(URI.create("tcp://127.0.0.1:" + relay.port())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void disconnect() throws IOException {
        if (relay != null) {
            relay.close();
        }
    }
}
