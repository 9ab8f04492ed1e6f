// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Has the JDK get ready, on a thread of its own, what its unix sockets need, while the arguments are read and the
 * terminal is asked.
 *
 * <p>Whoever comes to need it before it is ready waits for the rest of it, as the JVM initializes classes.
 */
final class Ahead implements Runnable {

    private static final String PROVIDER = "java.nio.channels.spi.SelectorProvider";
    private static final String EPOLL = "sun.nio.ch.EPollSelectorProvider";

    /** What the JDK asks for before its first unix socket; the providers of security take it ten milliseconds. */
    private static final String RANDOM = "NativePRNGNonBlocking";

    private Ahead() {}

    static void start() {
        Thread thread = new Thread(new Ahead(), "dockerpty-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /** Else the first channel opens every jar of the class path to look for one. */
    static void nameSelectorProvider() {
        try {
            Class.forName(EPOLL, false, null);
            System.setProperty(PROVIDER, EPOLL);
        } catch (ClassNotFoundException e) {
            // Another system: the JDK finds its own, a little later.
        }
    }

    @Override
    public void run() {
        try {
            SecureRandom.getInstance(RANDOM);
            // Of the other kind, which loads what the JDK asks for when a connected one is closed.
            SocketChannel.open().close();
        } catch (NoSuchAlgorithmException | IOException e) {
            // Another system: the JDK does without it, or whoever needs it gets to know.
        }
    }
}
