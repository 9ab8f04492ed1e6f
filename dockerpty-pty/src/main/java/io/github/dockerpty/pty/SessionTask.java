// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** One session and its end, which it passes on to the caller's streams. */
final class SessionTask implements SessionDrive.Listener, Ending.Listener {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Target target;
    private final SessionEnds ends;
    private final SessionLimits limits;
    private final SessionDrive drive;
    private final CompletableFuture<Outcome> exit = new CompletableFuture<>();

    /** Null until there is something to stop; guarded by this, as what follows. */
    private Stopper stopper;

    /** Whether the process runs, or it is clear that it will not. */
    private boolean started;

    /** Whether the end is decided, so that nothing can be stopped any more. */
    private boolean decided;

    SessionTask(SessionDrive drive, SessionEnds ends, Target target, SessionLimits limits) {
        this.target = target;
        this.ends = ends;
        this.limits = limits;
        this.drive = drive;
        drive.ending().goesTo(this);
    }

    static String nextNumber() {
        return Integer.toString(NUMBERS.incrementAndGet());
    }

    /** Null without a loop that keeps the time. */
    void begin(PumpLoop loop) {
        drive.begin(this);
        Stopper timed = limits.time().isPresent() ? stopper() : null;
        if (timed != null) {
            timed.begin(loop);
        }
    }

    /** What stops the session; null once its end is decided, unless it was there before. */
    private synchronized Stopper stopper() {
        if (stopper == null && !decided) {
            stopper = new Stopper(this, target, limits);
        }
        return stopper;
    }

    /** The end is decided: what may have stopped the session, null for nothing. */
    private synchronized Stopper stopperAtEnd() {
        decided = true;
        return stopper;
    }

    @Override
    public void over(Outcome own) {
        Stopper stopping = stopperAtEnd();
        Outcome outcome = ends.tellSinks(stopping == null ? own : stopping.outcome(own));
        ends.finish(cut(outcome));
        exit.complete(outcome);
    }

    @Override
    public void failed(Exception failure) {
        Stopper stopping = stopperAtEnd();
        if (stopping != null) {
            stopping.over();
        }
        ends.finish(new IOException("the session failed: " + failure.getMessage(), failure));
        releaseStart();
        exit.completeExceptionally(failure);
    }

    @Override
    public void started() {
        ends.started();
        releaseStart();
    }

    private synchronized void releaseStart() {
        started = true;
        notifyAll();
    }

    /** Decided is not over: the threads of the session are still leaving, and may wait in one of the pipes. */
    @Override
    public void decided() {
        Stopper stopping = stopperAtEnd();
        boolean stopped = stopping != null && stopping.over();
        IOException cut = cut();
        // Of a process that was killed, the report says whether that was all; it is not there yet.
        if (!stopped || cut != null) {
            ends.finish(cut);
        }
        releaseStart();
        drive.letGo();
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
    synchronized boolean awaitStart(Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        for (long left = limit.toNanos(); !started && left > 0; left = limit.toNanos() - (System.nanoTime() - begin)) {
            wait(left / 1_000_000 + 1);
        }
        return started;
    }

    private synchronized void awaitStart() throws InterruptedIOException {
        try {
            while (!started) {
                wait();
            }
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

    AccountDraft account() {
        return drive.account();
    }

    CompletableFuture<Outcome> exit() {
        return exit;
    }

    /** The session is being closed, and with it perhaps its process. */
    void leave() {
        Stopper stopping = limits.onClose() == OnClose.KILL ? stopper() : null;
        if (stopping != null) {
            stopping.close();
        }
        detach();
    }

    /** Waits until nothing goes on; not if that is the caller, in an action that depends on it or on the loop. */
    void join() {
        if (!drive.isCurrent()) {
            Stopper stopping = stopperAtEnd();
            if (stopping != null) {
                stopping.join();
            }
            drive.join();
        }
    }
}
