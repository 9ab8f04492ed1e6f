// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class SessionDockerIT extends SessionIT {

    SessionDockerIT() {
        super("docker");
    }
}
