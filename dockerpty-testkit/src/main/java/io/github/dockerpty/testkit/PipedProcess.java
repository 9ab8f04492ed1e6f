// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of this machine whose standard streams are pipes, as a script starts it; on a terminal it is a
 * {@link TerminalSession}.
 *
 * <p>Two daemon threads read its output all the time, so that it never waits for its reader. Closing kills the program
 * and what it has started. Every wait ends after {@link #USUAL_LIMIT}, times the patience of {@link Deadline}, with an
 * {@link AssertionError} that shows the output. Texts are UTF-8. Usable from any thread.
 */
public final class PipedProcess implements AutoCloseable {

    /** Thirty seconds, the limit of a wait: JVMs and engines under load are slow. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final PipeCapture stdout;
    private final PipeCapture stderr;
    private volatile List<String> forbidden = List.of();

    private PipedProcess(Process process) {
        this.process = process;
        stdout = new PipeCapture(process.getInputStream(), "stdout");
        stderr = new PipeCapture(process.getErrorStream(), "stderr");
    }

    /**
     * Starts a program.
     *
     * @param builder says what, with which environment, and which streams are no pipes
     * @return the program, to be closed
     * @throws UncheckedIOException when it cannot be started
     */
    public static PipedProcess start(ProcessBuilder builder) {
        try {
            return new PipedProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + builder.command() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Runs a program to its end with an empty standard input.
     *
     * @param builder as for {@link #start}
     * @return what {@link #await()} returns
     * @throws UncheckedIOException when it cannot be started
     */
    public static ExecResult run(ProcessBuilder builder) {
        try (PipedProcess program = start(builder).endInput()) {
            return program.await();
        }
    }

    /**
     * Makes {@link #await()} fail when one of these texts is on the standard error, stack traces for example.
     *
     * @param texts they take the place of earlier ones
     * @return this
     */
    public PipedProcess forbidding(String... texts) {
        forbidden = List.of(texts);
        return this;
    }

    /** {@return the program's standard input, buffered; a write blocks while the program does not read} */
    public OutputStream stdin() {
        return process.getOutputStream();
    }

    /**
     * Writes to the standard input.
     *
     * @param text flushed
     * @return this
     * @throws UncheckedIOException when the program takes no more
     */
    public PipedProcess send(String text) {
        try {
            stdin().write(text.getBytes(StandardCharsets.UTF_8));
            stdin().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("the program takes no more input: " + e.getMessage(), e);
        }
    }

    /**
     * Ends the standard input; a second call does nothing.
     *
     * @return this
     * @throws UncheckedIOException when the program has gone with input unread
     */
    public PipedProcess endInput() {
        try {
            stdin().close();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("the program takes no more input: " + e.getMessage(), e);
        }
    }

    /** {@return what it has written to its standard output until now} */
    public String stdout() {
        return stdout.text();
    }

    /** {@return what it has written to its standard error until now} */
    public String stderr() {
        return stderr.text();
    }

    /**
     * Blocks until a text is on the standard output.
     *
     * @param text anywhere in what was written since the start
     * @return this
     * @throws AssertionError when the output ends or the time is over before
     */
    public PipedProcess awaitStdout(String text) {
        stdout.await(text, Deadline.in(USUAL_LIMIT));
        return this;
    }

    /**
     * Blocks until a text is on the standard error.
     *
     * @param text anywhere in what was written since the start
     * @return this
     * @throws AssertionError when it ends or the time is over before
     */
    public PipedProcess awaitStderr(String text) {
        stderr.await(text, Deadline.in(USUAL_LIMIT));
        return this;
    }

    /** {@return whether it runs} */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@return the id of its process} */
    public long pid() {
        return process.pid();
    }

    /**
     * Sends it a signal, as {@link ProcessSignal#send}.
     *
     * @param name with or without SIG
     * @return this
     */
    public PipedProcess signal(String name) {
        ProcessSignal.send(name, process.pid());
        return this;
    }

    /**
     * Blocks until it has ended and both its outputs have, which another process may hold open.
     *
     * <p>What such a process writes after the end of the program may be missing: a {@link Process} that ends takes what
     * is in its pipes and closes them, where nobody is reading at that moment.
     *
     * @return how it has ended, 128 + n after signal n, and all that it has written
     * @throws AssertionError when the time is over before, when there is a text that is forbidden, or when the thread
     *     is interrupted (its status is kept)
     */
    public ExecResult await() {
        return await(USUAL_LIMIT);
    }

    /**
     * As {@link #await()}, within another time.
     *
     * @param limit the longest time
     * @return how it has ended
     */
    public ExecResult await(Duration limit) {
        Deadline deadline = Deadline.in(limit);
        try {
            if (!process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError("still running after " + limit + ": " + this);
            }
            stdout.awaitEnd(deadline);
            stderr.awaitEnd(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the end of " + this, e);
        }
        for (String text : forbidden) {
            if (stderr().contains(text)) {
                throw new AssertionError("\"" + text + "\" is on the standard error of " + this);
            }
        }
        return new ExecResult(process.exitValue(), new Output(stdout.bytes(), stderr.bytes()));
    }

    /** Kills it and what it has started, as far as that still belongs to it; a second call does nothing. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            stdin().close();
        } catch (IOException readerHasGone) {
            // Bytes in the buffer have nobody to go to any more.
        }
    }

    /** The command as far as the system tells it, and the output until now. */
    @Override
    public String toString() {
        return process.info() + "\nstdout: " + stdout() + "\nstderr: " + stderr();
    }
}
