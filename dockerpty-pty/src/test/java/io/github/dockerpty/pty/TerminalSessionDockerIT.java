// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class TerminalSessionDockerIT extends TerminalSessionIT {

    TerminalSessionDockerIT() {
        super("docker");
    }
}
