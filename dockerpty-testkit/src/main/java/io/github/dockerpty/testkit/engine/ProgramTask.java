// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Program;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A scripted program on its thread. */
final class ProgramTask implements Task {

    private static final AtomicInteger TASKS = new AtomicInteger();

    private final Program program;
    private final ProgramSession session;
    private final IntConsumer onExit;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread thread;

    ProgramTask(Program program, ProgramSession session, IntConsumer onExit) {
        this.program = program;
        this.session = session;
        this.onExit = onExit;
        thread = new Thread(this::run, "dockerpty-engine-program-" + TASKS.incrementAndGet());
        thread.setDaemon(true);
        session.unhandled(this::die);
    }

    void start() {
        thread.start();
    }

    private void run() {
        int code = 1;
        try {
            code = program.run(session) & 0xff;
        } catch (Exception | AssertionError failure) {
            report(failure);
        } finally {
            end(code);
        }
    }

    /** Tells the client what the test's own program threw. */
    private void report(Throwable failure) {
        try {
            session.printError("program failed: " + failure + "\n");
        } catch (IOException endedBySignal) {
            // The failure is that of a program that was ended in the middle; nobody waits for its reason.
        }
    }

    private void end(int code) {
        if (ended.compareAndSet(false, true)) {
            session.end();
            onExit.accept(code);
        }
    }

    /** What a signal does that the program does not handle; the program's thread may take its time to notice. */
    private void die(String signal) {
        if (Signals.isFatal(signal)) {
            end(128 + Signals.number(signal));
            thread.interrupt();
        }
    }

    @Override
    public void feed(byte[] bytes, int start, int length) throws InterruptedException {
        session.feed(bytes, start, length);
    }

    @Override
    public void endInput() {
        session.endInput();
    }

    @Override
    public void resize(int rows, int columns) {
        session.resize(rows, columns);
    }

    @Override
    public void signal(String name) {
        if (name.equals("KILL")) {
            die(name);
        } else if (!ended.get()) {
            session.signal(name);
        }
    }

    @Override
    public void freeze(boolean on) {
        // Its thread waits when it prints: the gate of its container's output is shut.
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }
}
