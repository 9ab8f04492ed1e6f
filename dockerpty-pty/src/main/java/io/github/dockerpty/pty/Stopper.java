// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends a session and its process when its time is over, or when it is closed and that kills.
 *
 * <p>One daemon thread, which exists only if there is a time limit or once the close asks, and one more for the kill,
 * so that an engine that does not answer cannot hold it. In a loop that keeps the time, the thread too comes later.
 */
final class Stopper implements Runnable {

    /** What the calls of a kill may take beside the times for TERM and for KILL. */
    private static final long CALLS_MS = 15_000;

    /** For the output and the exit code after the process. */
    private static final long END_MS = 2000;

    private final SessionTask task;
    private final Target target;
    private final SessionLimits limits;

    /** Null until there is one; guarded by this, as all that follows. */
    private Thread thread;

    /** Null until the session is stopped. */
    private Outcome.Stopped.Cause cause;

    /** Null until the kill has ended. */
    private KillReport report;

    private boolean over;

    /** What a loop keeps; null for nothing. */
    private PumpLoop.Timer timer;

    Stopper(SessionTask task, Target target, SessionLimits limits) {
        this.task = task;
        this.target = target;
        this.limits = limits;
    }

    /** Lets the time begin, which is limited; kept by a loop, or by a thread where that is null. */
    synchronized void begin(PumpLoop loop) {
        if (loop == null) {
            startThread();
        } else if (!over) {
            timer = loop.after(limits.time().orElseThrow(), this::startThread);
        }
    }

    private synchronized void startThread() {
        if (thread == null && !(over && cause == null)) {
            thread = new Thread(this, "dockerpty-limit");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The session is being closed: ends its process, if it is not over. */
    void close() {
        synchronized (this) {
            if (over) {
                return;
            }
            if (cause == null) {
                cause = Outcome.Stopped.Cause.CLOSE;
            }
            notifyAll();
        }
        startThread();
        join();
    }

    /** The session's end is decided: whether it was stopped before. */
    synchronized boolean over() {
        over = true;
        if (timer != null) {
            timer.cancel();
        }
        notifyAll();
        return cause != null;
    }

    /** The thread's own. */
    @Override
    public void run() {
        try {
            if (awaitCause()) {
                KillReport done = task.awaitStart(limits.grace()) ? kill() : notStarted();
                tell(done);
                if (done.rung() != KillReport.Rung.LEFT_RUNNING
                        && done.survivors().isEmpty()) {
                    awaitOver();
                }
                task.detach();
            }
        } catch (InterruptedException closed) {
            tell(leftRunning("the caller did not wait for the kill"));
        }
    }

    /** Whether the time passed, or the close asked, before the session was over. */
    private synchronized boolean awaitCause() throws InterruptedException {
        long limit = timer != null ? 0 : limits.time().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        long begin = System.nanoTime();
        for (long left = limit; cause == null && !over && left > 0; left = limit - (System.nanoTime() - begin)) {
            wait(left / 1_000_000 + 1);
        }
        if (cause == null && !over) {
            cause = Outcome.Stopped.Cause.TIME_LIMIT;
        }
        return cause != null;
    }

    private KillReport kill() throws InterruptedException {
        AtomicReference<KillReport> done = new AtomicReference<>();
        Thread killer = new Thread(() -> done.set(new Kill(target, limits.grace()).run()), "dockerpty-kill");
        killer.setDaemon(true);
        killer.start();
        try {
            killer.join(2 * limits.grace().toMillis() + CALLS_MS);
        } finally {
            // Ends it, if it has not ended.
            killer.interrupt();
        }
        killer.join(END_MS);
        return done.get() != null ? done.get() : leftRunning("the engine did not answer in time");
    }

    private static KillReport notStarted() {
        return leftRunning("the engine had not answered whether it started the process");
    }

    private static KillReport leftRunning(String why) {
        return new KillReport(KillReport.Rung.LEFT_RUNNING, "", List.of(), why);
    }

    private synchronized void tell(KillReport done) {
        report = done;
        notifyAll();
    }

    private synchronized void awaitOver() throws InterruptedException {
        long end = System.nanoTime() + END_MS * 1_000_000;
        for (long left = END_MS; left > 0 && !over; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /** How the session ended in truth, when its own end was this; waits for the report. */
    synchronized Outcome outcome(Outcome own) {
        if (cause == null) {
            return own;
        }
        while (report == null) {
            try {
                wait();
            } catch (InterruptedException nobodyMeansTo) {
                // The session's thread is its own, and it has no other end to tell.
                report = leftRunning("interrupted while the process was being ended");
            }
        }
        OptionalInt code = own instanceof Outcome.Exited exited ? OptionalInt.of(exited.code()) : OptionalInt.empty();
        return new Outcome.Stopped(cause, report, code);
    }

    /** Waits for the thread, which ends in its own time; an interrupt ends it sooner. */
    void join() {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            running.join();
        } catch (InterruptedException sooner) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
