// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Logback, set up by code, to stderr, at the level of the property {@code dockerpty.log.level}.
 *
 * <p>Made by slf4j, which is told its name; logback's own provider would look for a configuration file first.
 */
public final class StderrLogging implements SLF4JServiceProvider {

    private static final String PATTERN = "dockerpty: %d{HH:mm:ss.SSS} %level %logger{0}: %msg%n%nopex";

    private final LoggerContext context = new LoggerContext();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final LogbackMDCAdapter diagnostics = new LogbackMDCAdapter();

    /** For slf4j. */
    public StderrLogging() {}

    @Override
    public void initialize() {
        context.setName("dockerpty");
        context.setMDCAdapter(diagnostics);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(context);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        // logback has no level fatal.
        root.setLevel(Level.toLevel(System.getProperty("dockerpty.log.level"), Level.ERROR));
        root.addAppender(stderr);
        // At debug it logs every header, and a pull's has the login in it.
        context.getLogger("com.github.dockerjava.zerodep").setLevel(Level.WARN);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return context;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return diagnostics;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }
}
