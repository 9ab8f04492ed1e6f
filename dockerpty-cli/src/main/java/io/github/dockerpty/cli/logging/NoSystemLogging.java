// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.logging;

import java.util.ResourceBundle;

/**
 * What the JDK and JLine would log by {@link System.Logger}, nobody reads.
 *
 * <p>Found before any other, this spares the terminal's library, which asks for a logger as it loads, a search of every
 * jar and the start of {@code java.util.logging}.
 */
public final class NoSystemLogging extends System.LoggerFinder {

    /** For the JDK. */
    public NoSystemLogging() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Silent(name);
    }

    private record Silent(String name) implements System.Logger {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            // As the class says.
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            // As the class says.
        }
    }
}
