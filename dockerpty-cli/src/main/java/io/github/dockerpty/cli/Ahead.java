// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.tty.SignalTrap;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Gets ready, on a thread of its own, what every session needs a little later and what depends on nothing else, while
 * the arguments are read and the terminal is asked.
 *
 * <p>Whoever comes to need it before it is ready waits for the rest of it, as the JVM initializes classes.
 */
final class Ahead implements Runnable {

    /** What the JDK asks for before its first unix socket; the providers of security take it ten milliseconds. */
    private static final String RANDOM = "NativePRNGNonBlocking";

    private Ahead() {}

    static void start() {
        Thread thread = new Thread(new Ahead(), "dockerpty-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            SecureRandom.getInstance(RANDOM);
        } catch (NoSuchAlgorithmException e) {
            // Another system: the JDK does without it, too.
        }
        SignalTrap.prepare();
    }
}
