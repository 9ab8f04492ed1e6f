// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param role what the kernel does for it
 * @param command name and arguments; may be empty for a scripted program
 * @param environment all its variables
 * @param directory where; empty for the root
 * @param tty whether on a terminal
 * @param rows the terminal's first size; 0 if nobody has said
 * @param columns the terminal's first size; 0 if nobody has said
 */
record ProcessSpec(
        Role role,
        List<String> command,
        Map<String, String> environment,
        String directory,
        boolean tty,
        int rows,
        int columns) {

    /** What a process is in its container. */
    enum Role {
        /** Process 1: signals that it does not handle are lost, and all others end with it. */
        FIRST,
        /** The only child of an init, which passes signals on; all others end with it. */
        UNDER_INIT,
        /** One of the others. */
        EXEC
    }

    String name() {
        return command.isEmpty() ? "" : command.get(0);
    }
}
