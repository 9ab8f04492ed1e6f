// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things after a while, on one daemon thread that lives while there are any. */
final class Later implements Closeable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, body -> {
        Thread thread = new Thread(body, "dockerpty-engine-timer");
        thread.setDaemon(true);
        return thread;
    });

    Later() {
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Runs a body, unless the engine is closed by then; at once on this thread if there is nothing to wait for. */
    void in(Duration delay, Runnable body) {
        if (delay.isZero()) {
            body.run();
            return;
        }
        try {
            ScheduledFuture<?> unused = timer.schedule(body, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // The engine has ended, and with it whatever this was for.
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
