// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

/** The entry point of the command. */
public final class Main {

    private static final String PROVIDER = "java.nio.channels.spi.SelectorProvider";
    private static final String EPOLL = "sun.nio.ch.EPollSelectorProvider";

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
        if (arguments.length > 1) {
            Ahead.start();
        }
        nameSelectorProvider();
        int code = new Cli(Context.standard()).run(RawText.arguments(arguments));
        StartArchive.keepUp();
        Runtime.getRuntime().halt(code);
    }

    /** Else the first channel opens every jar of the class path to look for one. */
    private static void nameSelectorProvider() {
        try {
            Class.forName(EPOLL, false, null);
            System.setProperty(PROVIDER, EPOLL);
        } catch (ClassNotFoundException e) {
            // Another system: the JDK finds its own, a little later.
        }
    }
}
