// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.TerminalDevice;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.tty.TerminalInput;
import io.github.dockerpty.tty.Tty;
import io.github.dockerpty.tty.Ttys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A person at a pseudo-terminal, with a session of this process on it. */
final class SessionUser implements AutoCloseable {

    /** Makes the operation over the terminal's streams. */
    interface Factory {
        Operation make(SessionStreams streams) throws Exception;
    }

    /** What the program does with its terminal when the session is over. */
    interface Afterwards {
        void run(TerminalDevice device) throws IOException;
    }

    static final int ROWS = 30;
    static final int COLUMNS = 100;

    private static final long LIMIT_S = 30;

    private final CompletableFuture<PseudoTerminal> pty = new CompletableFuture<>();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final CountDownLatch gate;
    private final TerminalSession terminal;

    private SessionUser(Factory factory, Afterwards afterwards, CountDownLatch gate, String... modes) {
        this.gate = gate;
        terminal = TerminalSession.inProcess(device -> {
                    gate.await();
                    run(factory, device);
                    afterwards.run(device);
                    return 0;
                })
                .startingModes(modes)
                .size(ROWS, COLUMNS)
                .start();
    }

    static SessionUser at(Factory factory) {
        return new SessionUser(factory, device -> {}, new CountDownLatch(0));
    }

    /** With a terminal in strange modes, and a program that goes on after the session. */
    static SessionUser at(Factory factory, Afterwards afterwards, String... modes) {
        return new SessionUser(factory, afterwards, new CountDownLatch(0), modes);
    }

    /** With a program that waits for {@link #begin}. */
    static SessionUser waiting(Factory factory) {
        return new SessionUser(factory, device -> {}, new CountDownLatch(1));
    }

    void begin() {
        gate.countDown();
    }

    private void run(Factory factory, TerminalDevice device) {
        Tty tty = Ttys.of(device.descriptor());
        try (FileChannel out = FileChannel.open(device.path(), StandardOpenOption.WRITE)) {
            SessionStreams streams = SessionStreams.of(() -> TerminalInput.open(device.descriptor()), out, out)
                    .withTerminals(tty, tty);
            PseudoTerminal made = new PseudoTerminal(factory.make(streams));
            pty.complete(made);
            outcome.complete(made.start());
        } catch (Exception failure) {
            pty.completeExceptionally(failure);
            outcome.completeExceptionally(failure);
        }
    }

    TerminalSession terminal() {
        return terminal;
    }

    PseudoTerminal pty() {
        return get(pty);
    }

    /** How the session ended; waits for it. */
    Outcome outcome() {
        return get(outcome);
    }

    boolean isOver() {
        return outcome.isDone();
    }

    /** Types the same line until its answer is on the screen: what is asked for comes about after some time. */
    void askUntil(String line, String answer) {
        Deadline deadline = Deadline.in(Deadline.USUAL);
        String shown = "";
        while (!shown.contains(answer)) {
            if (deadline.hasPassed()) {
                throw new AssertionError(
                        "\"" + line + "\" was not answered by \"" + answer + "\":\n" + terminal.screen());
            }
            terminal.type(line + "; echo ask''ed\r").expectText("asked");
            shown = terminal.screen().text();
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT_S, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new AssertionError("the session failed", failure.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("the session has not got there in " + LIMIT_S + " s", late);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupt);
        }
    }

    @Override
    public void close() {
        gate.countDown();
        if (pty.isDone() && !pty.isCompletedExceptionally()) {
            get(pty).detach();
        }
        terminal.close();
    }
}
