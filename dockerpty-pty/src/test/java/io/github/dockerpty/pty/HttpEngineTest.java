// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class HttpEngineTest extends EngineContract {

    @Override
    Engine connect(Endpoint endpoint) {
        return Engine.at(endpoint);
    }
}
