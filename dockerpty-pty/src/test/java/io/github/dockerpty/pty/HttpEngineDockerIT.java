// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class HttpEngineDockerIT extends EngineIT {

    HttpEngineDockerIT() {
        super("docker");
    }

    @Override
    Engine connect(Endpoint endpoint) {
        return Engine.at(endpoint);
    }
}
