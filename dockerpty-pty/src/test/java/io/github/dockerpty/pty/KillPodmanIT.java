// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class KillPodmanIT extends KillIT {

    KillPodmanIT() {
        super("podman");
    }
}
