// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;

/**
 * Counts the bytes that the current thread allocates.
 *
 * <p>By reflection, because the module under test, whose package this shares, does not read {@code jdk.management}.
 */
final class Allocations {

    private final Object bean;
    private final Method count;
    private final Object threadId = Thread.currentThread().getId();
    private final long begin;

    private Allocations() throws ReflectiveOperationException {
        bean = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        count = Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        begin = now();
    }

    /**
     * The fewest bytes of three runs of the same: now and then the JVM counts up to 16 KB more for one of them, which
     * depends on what ran in it before.
     */
    static long fewest(Callable<Long> run) throws Exception {
        return Math.min(run.call(), Math.min(run.call(), run.call()));
    }

    static Allocations begin() throws ReflectiveOperationException {
        return new Allocations();
    }

    /** Bytes since the beginning; a little more than none, for the question itself. */
    long bytes() throws ReflectiveOperationException {
        return now() - begin;
    }

    private long now() throws ReflectiveOperationException {
        return (Long) count.invoke(bean, threadId);
    }
}
