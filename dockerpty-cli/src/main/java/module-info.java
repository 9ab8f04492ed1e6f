// SPDX-License-Identifier: Apache-2.0
/** The command {@code dockerpty}. */
@SuppressWarnings("requires-automatic")
module io.github.dockerpty.cli {
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires com.fasterxml.jackson.databind;
    requires com.github.dockerjava.core;
    requires com.github.dockerjava.transport.zerodep;
    requires io.github.dockerpty.pty;
    requires io.github.dockerpty.testkit;
    requires org.slf4j;

    // slf4j makes the provider that it is told to take by its constructor.
    exports io.github.dockerpty.cli.logging to
            org.slf4j;

    provides System.LoggerFinder with
            io.github.dockerpty.cli.logging.NoSystemLogging;
}
