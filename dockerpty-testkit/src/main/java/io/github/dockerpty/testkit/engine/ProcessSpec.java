// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param command name and arguments; may be empty for a scripted program
 * @param environment all its variables
 * @param directory where; empty for the root
 * @param tty whether on a terminal
 * @param rows the terminal's first size; 0 if nobody has said
 * @param columns the terminal's first size; 0 if nobody has said
 */
record ProcessSpec(
        List<String> command, Map<String, String> environment, String directory, boolean tty, int rows, int columns) {

    String name() {
        return command.isEmpty() ? "" : command.get(0);
    }
}
