// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import io.github.dockerpty.testkit.terminal.PtyProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/** A program of this machine on a pseudo-terminal, whose kernel does the line discipline. */
final class PtyTask implements Task {

    private final PtyProcess program;
    private final ProcessSpec.Role role;
    private final IntConsumer onExit;
    private final Pump pump;

    PtyTask(PtyProcess program, ProcessSpec.Role role, Output output, IntConsumer onExit) {
        this.program = program;
        this.role = role;
        this.onExit = onExit;
        pump = Pump.start(target -> program.read(ByteBuffer.wrap(target)), output, Source.STDOUT);
    }

    void start() {
        Thread waiter = new Thread(this::awaitExit, "dockerpty-engine-waiter-" + pid());
        waiter.setDaemon(true);
        waiter.start();
    }

    private void awaitExit() {
        try {
            int code = program.process().waitFor();
            HostSignals.killRest(program.process(), role);
            program.letEndThrough();
            pump.awaitEnd();
            program.close();
            onExit.accept(code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the terminal of process " + pid(), e);
        }
    }

    @Override
    public void feed(byte[] bytes, int start, int length) throws IOException {
        program.write(ByteBuffer.wrap(bytes, start, length));
    }

    @Override
    public void endInput() {
        // Closing the terminal would hang up the program; engines leave it as it is.
    }

    @Override
    public void resize(int rows, int columns) {
        program.resize(rows, columns);
    }

    @Override
    public void signal(String name) {
        HostSignals.send(name, program.process(), role);
    }

    @Override
    public void freeze(boolean on) {
        HostSignals.freeze(program.process(), on);
    }

    @Override
    public long pid() {
        return program.process().pid();
    }
}
