// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.util.Map;
import java.util.Optional;

/** Finds terminals by descriptor, and the size of a pair of them. */
public final class Ttys {

    private Ttys() {}

    /**
     * The terminal behind standard input, if it is one.
     *
     * @return descriptor 0
     */
    public static Tty standardInput() {
        return of(0);
    }

    /**
     * The terminal behind standard output, if it is one.
     *
     * @return descriptor 1
     */
    public static Tty standardOutput() {
        return of(1);
    }

    /**
     * The terminal behind standard error, if it is one.
     *
     * @return descriptor 2
     */
    public static Tty standardError() {
        return of(2);
    }

    /**
     * The terminal behind an open descriptor of this process, if it is one.
     *
     * <p>The descriptor stays the caller's, and must stay open as long as the result is used. Making the object asks
     * nothing; a terminal library is loaded by the first question about a character device other than
     * {@code /dev/null}.
     *
     * @param fd the descriptor, 0 or more
     * @return its terminal side
     * @throws IllegalArgumentException if it is negative
     */
    public static Tty of(int fd) {
        return new DescriptorTty(fd);
    }

    /**
     * The size of the first terminal that knows one, else that of the environment.
     *
     * <p>Differs from the seed: the environment is asked last, because LINES and COLUMNS are often stale and a terminal
     * is not.
     *
     * @param first asked first, usually standard output
     * @param second asked next, usually standard input
     * @param environment variables to read LINES and COLUMNS from; empty to do without
     * @return the size; empty if nobody knows
     */
    public static Optional<TerminalSize> size(Tty first, Tty second, Map<String, String> environment) {
        Optional<TerminalSize> size = first.size();
        if (size.isEmpty()) {
            size = second.size();
        }
        return size.isPresent() ? size : TerminalSize.fromEnvironment(environment);
    }
}
