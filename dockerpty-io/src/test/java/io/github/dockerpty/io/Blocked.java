// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import io.github.dockerpty.testkit.Deadline;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call on a thread of its own that is expected to wait. */
final class Blocked {

    private static final Set<String> SYSTEM_CALLS = Set.of("read0", "write0", "poll", "wait", "wait0", "park");

    private final FutureTask<Integer> task;
    private final Thread thread;
    private volatile boolean interruptedAtTheEnd;

    private Blocked(Callable<Integer> call, CountDownLatch started) {
        task = new FutureTask<>(() -> {
            started.countDown();
            try {
                return call.call();
            } finally {
                interruptedAtTheEnd = Thread.currentThread().isInterrupted();
            }
        });
        thread = new Thread(task, "blocked");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns once the call is running. */
    static Blocked started(Callable<Integer> call) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Blocked blocked = new Blocked(call, started);
        started.await();
        return blocked;
    }

    /** Returns once the call waits inside the system or the JVM, for as far as its stack shows. */
    static Blocked in(Callable<Integer> call) throws InterruptedException {
        Blocked blocked = started(call);
        Deadline.in(Deadline.USUAL).await("the call waits", blocked::waits);
        return blocked;
    }

    int result() throws Exception {
        return task.get(20, TimeUnit.SECONDS);
    }

    Throwable failure() throws InterruptedException, TimeoutException {
        try {
            task.get(20, TimeUnit.SECONDS);
            throw new AssertionError("it came back without a failure");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    boolean wasInterruptedAtTheEnd() {
        return interruptedAtTheEnd;
    }

    /** In a system call of a channel, or in a wait; also when it was so fast that it has ended. */
    private boolean waits() {
        if (task.isDone()) {
            return true;
        }
        StackTraceElement[] stack = thread.getStackTrace();
        if (stack.length == 0 || !stack[0].isNativeMethod()) {
            return false;
        }
        return SYSTEM_CALLS.contains(stack[0].getMethodName());
    }
}
