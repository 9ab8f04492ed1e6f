// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.TerminalBody;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A body on a thread of this process. */
final class ThreadChild implements Child {

    private final Thread thread;
    private final FutureTask<Integer> result;

    private ThreadChild(TerminalBody body, Pty pty, String name) {
        result = new FutureTask<>(() -> run(body, pty));
        thread = new Thread(result, name);
        thread.setDaemon(true);
    }

    static Child start(TerminalBody body, Pty pty, String name) {
        var child = new ThreadChild(body, pty, name);
        child.thread.start();
        return child;
    }

    @Override
    public boolean isAlive() {
        return !result.isDone();
    }

    @Override
    public boolean awaitEnd(Deadline deadline) throws InterruptedException {
        try {
            result.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Override
    public int exitCode() {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new AssertionError("the body on the terminal threw " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking for the result of the body on the terminal", e);
        }
    }

    @Override
    public long pid() {
        throw new IllegalStateException("a body in this process has no process id of its own");
    }

    @Override
    public void signal(String name) {
        throw new IllegalStateException("a body in this process cannot be sent " + name);
    }

    @Override
    public OutputStream stdinPipe() {
        throw new IllegalStateException("a body in this process has no standard input of its own");
    }

    @Override
    public String describe() {
        return "body in this process, " + (isAlive() ? "still running" : "ended");
    }

    @Override
    public void kill(Pty pty) throws IOException, InterruptedException {
        pty.close();
        thread.interrupt();
        thread.join(Deadline.in(Deadline.USUAL).left().toMillis());
        if (thread.isAlive()) {
            throw new AssertionError("the body on the terminal does not end: it ignores the hang-up and the interrupt");
        }
    }

    private static int run(TerminalBody body, Pty pty) throws Exception {
        try {
            return body.run(pty.device());
        } finally {
            pty.letEndThrough();
        }
    }
}
