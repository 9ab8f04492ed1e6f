// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import java.io.File;

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
        boolean session = arguments.length > 1;
        if (session) {
            Ahead.start();
        }
        Ahead.nameSelectorProvider();
        if (session) {
            Ahead.share();
        }
        int code = new Cli(Context.standard()).run(RawText.arguments(arguments));
        if (!hasArchive()) {
            StartArchive.keepUp();
        }
        Runtime.getRuntime().halt(code);
    }

    /** Whether this JVM has started from the archive, as far as can be seen without loading more. */
    private static boolean hasArchive() {
        return System.getProperty("java.vm.info", "").contains("sharing")
                && new File(System.getProperty("dockerpty.archive", "")).exists();
    }
}
