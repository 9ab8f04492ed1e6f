// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

/**
 * How an exec in a container has ended, or a {@link PipedProcess}.
 *
 * @param exitCode as the engine tells it: 126 or 127 when the program could not be started
 * @param output what it has written, also the engine's words when it could not be started
 */
public record ExecResult(int exitCode, Output output) {

    /** {@return the standard output, or all of a terminal, as UTF-8 text} */
    public String stdout() {
        return output.stdout();
    }

    /** {@return the standard error as UTF-8 text} */
    public String stderr() {
        return output.stderr();
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + ", " + output;
    }
}
