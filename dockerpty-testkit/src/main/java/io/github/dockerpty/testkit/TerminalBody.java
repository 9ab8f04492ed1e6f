// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

/** What to run on a thread of this process instead of a program. */
@FunctionalInterface
public interface TerminalBody {

    /**
     * Uses the terminal.
     *
     * @param device whose path it may open and must close then; a JVM that leads a session without a terminal of
     *     its own gets this one by that, and SIGHUP at its end
     * @return the session's exit code
     * @throws Exception anything, reported by {@link TerminalSession#awaitExit()}
     */
    int run(TerminalDevice device) throws Exception;
}
