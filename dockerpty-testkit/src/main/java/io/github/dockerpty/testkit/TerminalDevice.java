// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.nio.file.Path;

/**
 * The program's side of the pseudo-terminal.
 *
 * @param path such as {@code /dev/pts/3}
 * @param descriptor number of an open descriptor in this process, owned by the session and closed at the program's
 *     end; -1 where {@code script} holds the terminal and nobody had asked before that end
 */
public record TerminalDevice(Path path, int descriptor) {}
