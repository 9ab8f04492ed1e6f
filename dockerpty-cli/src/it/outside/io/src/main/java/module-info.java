// SPDX-License-Identifier: Apache-2.0
module outside.io {
    requires io.github.dockerpty.io;
}
