// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.ProcessSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program whose standard streams are pipes, as a script starts it; closing kills it. */
final class Piped implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final Capture stdout;
    private final Capture stderr;
    private boolean quiet;

    private Piped(Process process) {
        this.process = process;
        stdout = new Capture(process.getInputStream(), "stdout");
        stderr = new Capture(process.getErrorStream(), "stderr");
    }

    static Piped start(ProcessBuilder builder) {
        try {
            return new Piped(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + builder.command(), e);
        }
    }

    /** Runs it to its end with an empty standard input. */
    static Result run(ProcessBuilder builder) {
        try (Piped piped = start(builder).endInput()) {
            return piped.await();
        }
    }

    /** Makes {@link #await} fail when a JVM warned or a stack was printed. */
    Piped keepingQuiet() {
        quiet = true;
        return this;
    }

    OutputStream stdin() {
        return process.getOutputStream();
    }

    Piped send(String text) {
        try {
            stdin().write(text.getBytes(StandardCharsets.UTF_8));
            stdin().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the program takes no more input", e);
        }
        return this;
    }

    Piped endInput() {
        try {
            stdin().close();
        } catch (IOException e) {
            throw new UncheckedIOException("the program takes no more input", e);
        }
        return this;
    }

    Capture stdout() {
        return stdout;
    }

    Capture stderr() {
        return stderr;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Piped signal(String name) {
        ProcessSignal.send(name, process.pid());
        return this;
    }

    Result await() {
        try {
            Deadline deadline = Deadline.in(LIMIT);
            if (!process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError("still running after " + LIMIT + ": " + process.info() + "\nstdout: "
                        + stdout.text() + "\nstderr: " + stderr.text());
            }
            stdout.awaitEnd(deadline);
            stderr.awaitEnd(deadline);
            if (quiet) {
                assertThat(stderr.text()).doesNotContain("WARNING", "warning: [", "Exception", "\tat ");
            }
            return new Result(process.exitValue(), stdout.bytes(), stderr.bytes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + process.info(), e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.getOutputStream().close();
        } catch (IOException readerHasGone) {
            // Bytes in the buffer have nobody to go to any more.
        }
    }
}
