// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class KillDockerIT extends KillIT {

    KillDockerIT() {
        super("docker");
    }
}
