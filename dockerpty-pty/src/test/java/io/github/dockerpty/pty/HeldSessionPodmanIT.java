// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class HeldSessionPodmanIT extends HeldSessionContract {

    HeldSessionPodmanIT() {
        super("podman");
    }
}
