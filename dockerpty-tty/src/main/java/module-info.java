// SPDX-License-Identifier: Apache-2.0
/** The platform terminal: raw mode, size, signals and input that can be cancelled. */
module io.github.dockerpty.tty {
    requires jdk.unsupported;
    requires org.jline.nativ;

    exports io.github.dockerpty.tty;
}
