// SPDX-License-Identifier: Apache-2.0
/** The command {@code dockerpty}. */
@SuppressWarnings("requires-automatic")
module io.github.dockerpty.cli {
    requires io.github.dockerpty.pty;
}
