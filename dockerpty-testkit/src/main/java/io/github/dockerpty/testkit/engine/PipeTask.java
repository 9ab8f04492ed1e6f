// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.IOException;
import java.util.function.IntConsumer;

/** A program of this machine on pipes. */
final class PipeTask implements Task {

    private final Process process;
    private final ProcessSpec.Role role;
    private final IntConsumer onExit;
    private final Pump stdout;
    private final Pump stderr;

    PipeTask(Process process, ProcessSpec.Role role, Output output, IntConsumer onExit) {
        this.process = process;
        this.role = role;
        this.onExit = onExit;
        stdout = Pump.start(process.getInputStream()::read, output, Source.STDOUT);
        stderr = Pump.start(process.getErrorStream()::read, output, Source.STDERR);
    }

    void start() {
        Thread waiter = new Thread(this::awaitExit, "dockerpty-engine-waiter-" + process.pid());
        waiter.setDaemon(true);
        waiter.start();
    }

    private void awaitExit() {
        try {
            int code = process.waitFor();
            HostSignals.killRest(process, role);
            stdout.awaitEnd();
            stderr.awaitEnd();
            endInput();
            onExit.accept(code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void feed(byte[] bytes, int start, int length) throws IOException {
        process.getOutputStream().write(bytes, start, length);
        process.getOutputStream().flush();
    }

    @Override
    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException readerGone) {
            // The program has ended and left bytes unread; the descriptor is closed all the same.
        }
    }

    @Override
    public void resize(int rows, int columns) {
        // Pipes have no size.
    }

    @Override
    public void signal(String name) {
        HostSignals.send(name, process, role);
        if (name.equals("KILL") && (stdout.isAlive() || stderr.isAlive())) {
            HostSignals.killGroup(process);
        }
    }

    @Override
    public void freeze(boolean on) {
        HostSignals.freeze(process, on);
    }

    @Override
    public long pid() {
        return process.pid();
    }
}
