// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class HttpEnginePodmanIT extends EngineIT {

    HttpEnginePodmanIT() {
        super("podman");
    }

    @Override
    Engine connect(Endpoint endpoint) {
        return Engine.at(endpoint);
    }
}
