// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The executor that a loop owns, for calls that block briefly; it has no thread while there is no call. */
final class ShortCalls {

    private static final int MOST_THREADS = 8;
    private static final long IDLE_SECONDS = 5;

    private ShortCalls() {}

    /** A virtual thread a call on JDK 21 and later, else a few daemon threads that go when they are idle. */
    static ExecutorService open() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            // Not there before 19, and of no use as a preview before 21.
            return pool();
        }
    }

    static ExecutorService pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_THREADS, MOST_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "dockerpty-call");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
