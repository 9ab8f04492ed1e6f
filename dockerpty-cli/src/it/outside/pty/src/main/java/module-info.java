// SPDX-License-Identifier: Apache-2.0
module outside.pty {
    requires io.github.dockerpty.pty;
}
