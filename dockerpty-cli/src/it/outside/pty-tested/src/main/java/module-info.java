// SPDX-License-Identifier: Apache-2.0
module outside.remote {
    requires io.github.dockerpty.pty;

    exports outside.remote;
}
