// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class TerminalSessionPodmanIT extends TerminalSessionIT {

    TerminalSessionPodmanIT() {
        super("podman");
    }
}
