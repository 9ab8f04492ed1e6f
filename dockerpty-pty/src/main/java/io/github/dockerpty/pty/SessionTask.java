// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs one session on a thread of its own and passes its end on to the caller's streams. */
final class SessionTask implements Runnable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final long LEAVE_MS = 2000;

    private final Operation operation;
    private final SessionEnds ends;
    private final PseudoTerminal pty;
    private final CompletableFuture<Outcome> exit = new CompletableFuture<>();

    /** Open until the process runs, or it is clear that it will not. */
    private final CountDownLatch started = new CountDownLatch(1);

    private final Thread thread;

    SessionTask(Operation operation, SessionEnds ends) {
        this.operation = operation;
        this.ends = ends;
        this.pty = new PseudoTerminal(operation);
        pty.session().ending().whenStarted(this::started);
        // Whoever decides the end; the session's thread may wait in one of the pipes then.
        pty.session().ending().closes(this::decided);
        this.thread = new Thread(this, "dockerpty-session-" + NUMBERS.incrementAndGet());
        this.thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    /** The thread's own. */
    @Override
    public void run() {
        try {
            exit.complete(pty.start());
        } catch (IOException | RuntimeException | Error failure) {
            ends.finish(new IOException("the session failed: " + failure.getMessage(), failure));
            started.countDown();
            exit.completeExceptionally(failure);
        }
    }

    private void started() {
        ends.started();
        started.countDown();
    }

    /** Decided is not over: the threads of the session are still leaving. */
    private void decided() {
        ends.finish(cut());
        started.countDown();
    }

    private IOException cut() {
        try {
            Outcome outcome = pty.session().ending().outcome();
            return outcome instanceof Outcome.Exited ? null : new SessionEndedException(outcome);
        } catch (IOException localFailure) {
            return localFailure;
        }
    }

    void resize(TerminalSize size) {
        pty.resize(size);
    }

    void signal(String name) throws IOException {
        awaitStart();
        if (pty.session().ending().isDecided()) {
            IOException over = cut();
            throw over != null ? over : new IOException("no " + name + " was sent: the process has ended");
        }
        operation.signal(name);
    }

    private void awaitStart() throws InterruptedIOException {
        try {
            started.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the process to start");
        }
    }

    void detach() {
        pty.detach();
    }

    SessionAccount account() {
        return pty.account();
    }

    CompletableFuture<Outcome> exit() {
        return exit;
    }

    /** Waits until the session's thread has gone; not if that is the caller, in an action that depends on the exit. */
    void join() {
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(LEAVE_MS);
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }
}
