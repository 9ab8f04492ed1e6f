// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class DockerJavaTransportPodmanIT extends DockerJavaArchiveContract {

    DockerJavaTransportPodmanIT() {
        super("podman");
    }
}
