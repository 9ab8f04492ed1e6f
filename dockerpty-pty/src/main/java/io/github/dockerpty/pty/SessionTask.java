// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One session and its end, which it passes on to the caller's streams. */
final class SessionTask implements SessionDrive.Listener {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Target target;
    private final SessionEnds ends;
    private final Stopper stopper;
    private final SessionDrive drive;
    private final CompletableFuture<Outcome> exit = new CompletableFuture<>();

    /** Open until the process runs, or it is clear that it will not. */
    private final CountDownLatch started = new CountDownLatch(1);

    SessionTask(SessionDrive drive, SessionEnds ends, Target target, SessionLimits limits) {
        this.target = target;
        this.ends = ends;
        this.stopper = new Stopper(this, target, limits);
        this.drive = drive;
        drive.ending().whenStarted(this::started);
        // Whoever decides the end; the session's thread may wait in one of the pipes then.
        drive.ending().closes(this::decided);
    }

    static String nextNumber() {
        return Integer.toString(NUMBERS.incrementAndGet());
    }

    /** Null without a loop that keeps the time. */
    void begin(PumpLoop loop) {
        drive.begin(this);
        if (loop == null) {
            stopper.begin();
        } else {
            stopper.begin(loop);
        }
    }

    @Override
    public void over(Outcome own) {
        Outcome outcome = ends.tellSinks(stopper.outcome(own));
        ends.finish(cut(outcome));
        exit.complete(outcome);
    }

    @Override
    public void failed(Exception failure) {
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
            return cut(drive.ending().outcome());
        } catch (IOException localFailure) {
            return localFailure;
        }
    }

    private static IOException cut(Outcome outcome) {
        return outcome instanceof Outcome.Exited ? null : new SessionEndedException(outcome);
    }

    void resize(TerminalSize size) {
        drive.sizes().changed(Objects.requireNonNull(size, "size"));
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
        return drive.ending().isDecided();
    }

    void detach() {
        drive.ending().decide(new Outcome.Detached(), SessionAccount.End.DETACHED);
    }

    SessionAccount account() {
        return drive.account();
    }

    CompletableFuture<Outcome> exit() {
        return exit;
    }

    /** Ends the process too. */
    void kill() {
        stopper.close();
    }

    /** Waits until nothing goes on; not if that is the caller, in an action that depends on it or on the loop. */
    void join() {
        if (!drive.isCurrent()) {
            stopper.join();
            drive.join();
        }
    }
}
