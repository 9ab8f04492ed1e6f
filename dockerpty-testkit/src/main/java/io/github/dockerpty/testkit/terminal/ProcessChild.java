// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.ProcessSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program; its process is the launcher's, which became it by exec. */
final class ProcessChild implements Child {

    private final Process process;
    private final List<String> program;
    private final Streams streams;
    private final Thread waiter;

    private ProcessChild(Process process, List<String> program, Streams streams, Thread waiter) {
        this.process = process;
        this.program = program;
        this.streams = streams;
        this.waiter = waiter;
    }

    static Child start(ProcessBuilder builder, List<String> program, Streams streams, Pty pty) throws IOException {
        streams.apply(builder);
        Process process = builder.start();
        var waiter = new Thread(() -> letEndThrough(process, pty), "dockerpty-testkit-waiter-" + process.pid());
        waiter.setDaemon(true);
        waiter.start();
        return new ProcessChild(process, program, streams, waiter);
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public boolean awaitEnd(Deadline deadline) throws InterruptedException {
        return process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int exitCode() {
        return process.exitValue();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void signal(String name) {
        ProcessSignal.send(name, pid());
    }

    @Override
    public OutputStream stdinPipe() {
        if (streams.stdin().kind() != Streams.End.Kind.PIPE) {
            throw new IllegalStateException("the standard input of " + describe() + " is no pipe: set stdinFromPipe()");
        }
        return process.getOutputStream();
    }

    @Override
    public String describe() {
        String fate = isAlive() ? "still running" : "exited with " + exitCode() + complaint();
        return String.join(" ", program) + " (pid " + pid() + "), " + fate;
    }

    @Override
    public void kill(Pty pty) throws IOException, InterruptedException {
        // Before the hang-up, which would end the parent first and leave its children without a trace.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        pty.close();
        waiter.join();
        process.getErrorStream().close();
        process.getInputStream().close();
        closeStdinOfTheDead();
    }

    /** What the launcher said before the terminal was its standard error. */
    private String complaint() {
        if (!streams.stderr().isTerminal()) {
            return "";
        }
        try {
            var said = new byte[process.getErrorStream().available()];
            int byteCount = process.getErrorStream().readNBytes(said, 0, said.length);
            return byteCount == 0
                    ? ""
                    : ", launcher: " + new String(said, 0, byteCount, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return ", launcher's errors unreadable: " + e.getMessage();
        }
    }

    private void closeStdinOfTheDead() {
        try {
            process.getOutputStream().close();
        } catch (IOException readerHasGone) {
            // Bytes that the test left in the buffer have nobody to go to any more.
        }
    }

    private static void letEndThrough(Process process, Pty pty) {
        try {
            process.waitFor();
            pty.letEndThrough();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + pty.path(), e);
        }
    }
}
