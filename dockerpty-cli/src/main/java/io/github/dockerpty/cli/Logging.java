// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;

/** Chooses where log statements go: nowhere, so that no logging library is loaded, or to stderr. */
final class Logging {

    private static final String PROVIDER = "slf4j.provider";

    private Logging() {}

    /** To be called before the first log statement. */
    static void choose(Arguments global) {
        // Else slf4j announces on stderr which provider it was told to take.
        System.setProperty("slf4j.internal.verbosity", "WARN");
        if (global.isOn(Flags.DEBUG) || global.given(Flags.LOG_LEVEL)) {
            String level = global.isOn(Flags.DEBUG) ? "debug" : global.text(Flags.LOG_LEVEL);
            System.setProperty("dockerpty.log.level", level);
            System.setProperty(PROVIDER, "io.github.dockerpty.cli.logging.StderrLogging");
        } else {
            System.setProperty("io.github.dockerpty.pty.log", "off");
            // For docker-java, which cannot be told to leave the logging API alone.
            System.setProperty(PROVIDER, "org.slf4j.helpers.NOP_FallbackServiceProvider");
        }
    }
}
