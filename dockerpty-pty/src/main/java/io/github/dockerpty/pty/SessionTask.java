// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs one session on a thread of its own and passes its end on to the caller's streams. */
final class SessionTask implements Runnable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final long LEAVE_MS = 2000;

    private final Target target;
    private final SessionEnds ends;
    private final Stopper stopper;
    private final PseudoTerminal pty;
    private final CompletableFuture<Outcome> exit = new CompletableFuture<>();

    /** Open until the process runs, or it is clear that it will not. */
    private final CountDownLatch started = new CountDownLatch(1);

    private final Thread thread;

    SessionTask(Operation operation, SessionEnds ends, Target target, SessionLimits limits) {
        String number = Integer.toString(NUMBERS.incrementAndGet());
        this.target = target;
        this.ends = ends;
        this.stopper = new Stopper(this, target, limits, number);
        this.pty = new PseudoTerminal(operation);
        pty.session().ending().whenStarted(this::started);
        // Whoever decides the end; the session's thread may wait in one of the pipes then.
        pty.session().ending().closes(this::decided);
        this.thread = new Thread(this, "dockerpty-session-" + number);
        this.thread.setDaemon(true);
    }

    void begin() {
        thread.start();
        stopper.begin();
    }

    /** The thread's own. */
    @Override
    public void run() {
        try {
            Outcome outcome = stopper.outcome(pty.start());
            ends.finish(cut(outcome));
            exit.complete(outcome);
        } catch (IOException | RuntimeException failure) {
            fail(failure);
        } finally {
            if (!exit.isDone()) {
                fail(new IllegalStateException("the session's thread died"));
            }
        }
    }

    private void fail(Exception failure) {
        stopper.over();
        ends.finish(new IOException("the session failed: " + failure.getMessage(), failure));
        started.countDown();
        exit.completeExceptionally(failure);
    }

    private void started() {
        ends.started();
        started.countDown();
    }

    /** Decided is not over: the threads of the session are still leaving. */
    private void decided() {
        boolean stopped = stopper.over();
        IOException cut = cut();
        // Of a process that was killed, the report says whether that was all; it is not there yet.
        if (!stopped || cut != null) {
            ends.finish(cut);
        }
        started.countDown();
    }

    private IOException cut() {
        try {
            return cut(pty.session().ending().outcome());
        } catch (IOException localFailure) {
            return localFailure;
        }
    }

    private static IOException cut(Outcome outcome) {
        return outcome instanceof Outcome.Exited ? null : new SessionEndedException(outcome);
    }

    void resize(TerminalSize size) {
        pty.resize(size);
    }

    void signal(String name) throws IOException {
        awaitStart();
        if (isEnding()) {
            IOException over = cut();
            throw over != null ? over : new IOException("no " + name + " was sent: the process has ended");
        }
        if (target.signal(name).isEmpty()) {
            throw new IOException("no " + name + " was sent: no process of the session can be found in its container");
        }
    }

    /** Whether the process runs, or will not; waits so long at most. */
    boolean awaitStart(Duration limit) throws InterruptedException {
        return started.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void awaitStart() throws InterruptedIOException {
        try {
            started.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the process to start");
        }
    }

    boolean isEnding() {
        return pty.session().ending().isDecided();
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

    /** Ends the process too. */
    void kill() {
        stopper.close();
    }

    /** Waits until the session's threads have gone; not if that is the caller, in an action that depends on it. */
    void join() {
        if (Thread.currentThread() == thread) {
            return;
        }
        stopper.join();
        try {
            thread.join(LEAVE_MS);
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }
}
