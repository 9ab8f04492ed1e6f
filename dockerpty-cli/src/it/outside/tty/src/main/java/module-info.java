// SPDX-License-Identifier: Apache-2.0
module outside.tty {
    requires io.github.dockerpty.tty;
}
