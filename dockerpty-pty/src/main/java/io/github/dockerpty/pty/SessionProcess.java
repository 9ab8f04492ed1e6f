// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A session in the clothes of a process of this machine; {@link Session#asProcess} tells what is honest about it. */
final class SessionProcess extends Process {

    private final Session session;
    private final ProcessHandle.Info facts;
    private final CompletableFuture<Outcome> exit;

    SessionProcess(Session session, ProcessHandle.Info facts) {
        this.session = session;
        this.facts = facts;
        this.exit = session.exit().toCompletableFuture();
    }

    @Override
    public OutputStream getOutputStream() {
        return session.stdin();
    }

    @Override
    public InputStream getInputStream() {
        return session.stdout();
    }

    @Override
    public InputStream getErrorStream() {
        return session.stderr();
    }

    @Override
    public int waitFor() throws InterruptedException {
        try {
            return code(exit.get());
        } catch (ExecutionException failure) {
            throw new UnknownExitException(null, failure.getCause());
        }
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            exit.get(timeout, unit);
            return true;
        } catch (TimeoutException runs) {
            return false;
        } catch (ExecutionException failure) {
            // It is over; only exitValue tells that nobody knows how.
            return true;
        }
    }

    @Override
    public int exitValue() {
        if (!exit.isDone()) {
            throw new IllegalThreadStateException("the process has not ended, or its output was not read to the end");
        }
        if (exit.isCompletedExceptionally()) {
            throw new UnknownExitException(
                    null, exit.handle((outcome, failure) -> failure).join());
        }
        return code(exit.join());
    }

    private static int code(Outcome outcome) {
        if (outcome instanceof Outcome.Exited exited) {
            return exited.code();
        }
        if (outcome instanceof Outcome.Stopped stopped && stopped.exitCode().isPresent()) {
            return stopped.exitCode().getAsInt();
        }
        throw new UnknownExitException(outcome, null);
    }

    @Override
    public boolean isAlive() {
        return !exit.isDone();
    }

    @Override
    public void destroy() {
        send("TERM");
    }

    @Override
    public Process destroyForcibly() {
        send("KILL");
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return true;
    }

    /** That it has ended meanwhile is no failure, as with a process of this machine. */
    private void send(String signal) {
        try {
            session.signal(signal);
        } catch (IOException refusal) {
            if (session.isEnding()) {
                return;
            }
            throw new UncheckedIOException(refusal);
        }
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return exit.handle((outcome, failure) -> this);
    }

    @Override
    public ProcessHandle.Info info() {
        return facts;
    }

    @Override
    public String toString() {
        return "Process of session " + session.id() + (isAlive() ? ", running" : ", ended");
    }
}
