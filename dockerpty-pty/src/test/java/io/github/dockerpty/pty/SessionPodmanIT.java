// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class SessionPodmanIT extends SessionIT {

    SessionPodmanIT() {
        super("podman");
    }
}
