// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

class HeldSessionDockerIT extends HeldSessionContract {

    HeldSessionDockerIT() {
        super("docker");
    }

    @Override
    boolean keepsOutputOpen() {
        return true;
    }
}
