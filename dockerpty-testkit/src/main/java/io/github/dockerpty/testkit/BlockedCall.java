// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call on a thread of its own that is expected to block, for tests of what ends it: bytes, a close, an interrupt.
 *
 * <p>The thread is a daemon. Usable from any thread.
 *
 * @param <T> what the call returns
 */
public final class BlockedCall<T> {

    private static final List<String> SYSTEM_CALLS =
            List.of("read", "write", "poll", "wait", "accept", "connect", "transfer");

    private final FutureTask<T> task;
    private final Thread thread;
    private volatile boolean interruptedAtTheEnd;

    private BlockedCall(Callable<T> call, CountDownLatch started) {
        task = new FutureTask<>(() -> {
            started.countDown();
            try {
                return call.call();
            } finally {
                interruptedAtTheEnd = Thread.currentThread().isInterrupted();
            }
        });
        thread = new Thread(task, "dockerpty-testkit-blocked");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Starts a call and returns once it runs.
     *
     * @param call on a new thread
     * @param <T> what it returns
     * @return the call
     */
    public static <T> BlockedCall<T> started(Callable<T> call) {
        CountDownLatch started = new CountDownLatch(1);
        BlockedCall<T> blocked = new BlockedCall<>(call, started);
        Deadline.in(Deadline.USUAL).await("the call runs", () -> started.getCount() == 0);
        return blocked;
    }

    /**
     * Starts a call and returns once it blocks inside the system or the JVM, as far as its stack shows, or has ended.
     *
     * <p>The stack may show native code in which it does not block, or not yet. So a test must be right for a call that
     * is about to block as well; it only tries the other case less often.
     *
     * @param call on a new thread
     * @param <T> what it returns
     * @return the call
     * @throws AssertionError when it does neither in time
     */
    public static <T> BlockedCall<T> in(Callable<T> call) {
        BlockedCall<T> blocked = started(call);
        Deadline.in(Deadline.USUAL).await("the call blocks", blocked::isBlocked);
        return blocked;
    }

    /**
     * Waits for what the call returns, {@link Deadline#USUAL} at most.
     *
     * @return its value
     * @throws Exception what it threw
     * @throws AssertionError when it does not return in time
     */
    public T result() throws Exception {
        try {
            return await();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Waits for what the call throws, {@link Deadline#USUAL} at most.
     *
     * @return the exception
     * @throws AssertionError when it returns instead, or does not end in time
     */
    public Throwable failure() {
        try {
            throw new AssertionError("expected a failure, but the call returned " + await());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** Interrupts its thread. */
    public void interrupt() {
        thread.interrupt();
    }

    /**
     * Whether the thread's interrupt status was set when the call had ended.
     *
     * @return false as long as it has not
     */
    public boolean wasInterruptedAtTheEnd() {
        return interruptedAtTheEnd;
    }

    private T await() throws ExecutionException {
        try {
            return task.get(Deadline.in(Deadline.USUAL).left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the call does not end; it is in " + top(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a call to end", e);
        }
    }

    private String top() {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length == 0 ? "nothing" : stack[0].toString();
    }

    /** Blocked in the kernel counts as running, so the frames tell. */
    private boolean isBlocked() {
        Thread.State state = thread.getState();
        if (task.isDone() || state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
            return true;
        }
        StackTraceElement[] stack = thread.getStackTrace();
        if (stack.length == 0 || !stack[0].isNativeMethod()) {
            return false;
        }
        String name = stack[0].getMethodName();
        return SYSTEM_CALLS.stream().anyMatch(name::startsWith);
    }
}
