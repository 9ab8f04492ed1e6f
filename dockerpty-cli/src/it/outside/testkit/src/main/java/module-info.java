// SPDX-License-Identifier: Apache-2.0
module outside.testkit {
    requires io.github.dockerpty.testkit;
    requires java.net.http;
}
