// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class DockerJavaTransportDockerIT extends DockerJavaArchiveContract {

    DockerJavaTransportDockerIT() {
        super("docker");
    }
}
