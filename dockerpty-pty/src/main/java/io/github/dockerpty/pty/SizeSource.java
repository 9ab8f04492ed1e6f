// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.util.Optional;

/** Tells how large the terminal of a session should be: a local terminal, a fixed size, a browser window. */
@FunctionalInterface
public interface SizeSource {

    /**
     * The size of this moment; asked once at the start and again after each change, from several threads.
     *
     * @return rows and columns; empty when nobody knows, and then no size is sent
     */
    Optional<TerminalSize> size();

    /**
     * A size that never changes.
     *
     * @param rows the height
     * @param columns the width
     * @return the source
     */
    static SizeSource fixed(int rows, int columns) {
        Optional<TerminalSize> size = Optional.of(new TerminalSize(rows, columns));
        return () -> size;
    }
}
