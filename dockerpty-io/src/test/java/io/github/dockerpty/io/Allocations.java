// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.lang.reflect.Method;

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
