// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

class LastingEngineDockerIT extends EngineIT {

    private LastingEngine lasting;

    LastingEngineDockerIT() {
        super("docker");
    }

    /** The same for all calls of a test, which then come one behind the other on its connection. */
    @Override
    Engine connect(Endpoint endpoint) {
        if (lasting == null) {
            lasting = LastingEngine.at(endpoint);
        }
        return lasting;
    }

    @Override
    void disconnect() throws IOException {
        if (lasting != null) {
            lasting.close();
        }
    }
}
