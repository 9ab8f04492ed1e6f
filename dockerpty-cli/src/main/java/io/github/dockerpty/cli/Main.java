// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

/** The entry point of the command. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments the command line after the program's name
     */
    public static void main(String[] arguments) {
        Runtime.getRuntime().halt(ExitCode.ENGINE_FAILED);
    }
}
