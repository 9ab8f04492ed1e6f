// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

/** The entry point of the command. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * <p>By halt, because exit looks for loggers and waits for hooks; a session has restored the terminal before it
     * returns, and a signal that ends the JVM runs the hooks without coming here.
     *
     * @param arguments the command line after the program's name
     */
    public static void main(String[] arguments) {
        Ahead.nameSelectorProvider();
        if (arguments.length > 1) {
            Ahead.start();
            Ahead.share();
        }
        int code = new Cli(Context.standard()).run(RawText.arguments(arguments));
        StartArchive.keepUp();
        Runtime.getRuntime().halt(code);
    }
}
