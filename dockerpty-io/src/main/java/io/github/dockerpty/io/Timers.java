// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Keeps the time for a loop's calls on one thread, which exists only while there is time to be kept. */
final class Timers implements AutoCloseable {

    private static final long IDLE_MS = 5000;

    private final Executor calls;
    private final ScheduledThreadPoolExecutor clock;

    Timers(Executor calls) {
        this.calls = calls;
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "dockerpty-timer");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_MS, TimeUnit.MILLISECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    PumpLoop.Timer after(Duration delay, Runnable call) {
        Future<?> due = clock.schedule(() -> make(call), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> due.cancel(false);
    }

    private void make(Runnable call) {
        try {
            calls.execute(call);
        } catch (RejectedExecutionException closed) {
            // The loop was closed meanwhile, which takes back what has not been made.
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
