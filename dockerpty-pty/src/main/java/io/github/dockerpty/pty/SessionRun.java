// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.SinkException;
import io.github.dockerpty.io.Source;
import io.github.dockerpty.io.Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One session from the attach to the exit code.
 *
 * <p>The calling thread brings the output, a thread of its own sends the input. The session ends when the output ends,
 * never waits for the local input, and gives the terminal back before it asks how the process ended.
 */
final class SessionRun {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Operation operation;
    private final PseudoTerminal pty;
    private final int number = NUMBERS.incrementAndGet();
    private final Ending ending = new Ending();
    private final SizeKeeper sizes;
    private volatile InputSide input;
    private volatile OutputSide output;
    private volatile SignalProxy signals;

    SessionRun(Operation operation, PseudoTerminal pty) {
        this.operation = operation;
        this.pty = pty;
        this.sizes = new SizeKeeper(operation, threadName("size"));
    }

    private String threadName(String what) {
        return "dockerpty-" + what + "-" + number;
    }

    Ending ending() {
        return ending;
    }

    SizeKeeper sizes() {
        return sizes;
    }

    AccountDraft account() {
        OutputSide out = output;
        InputSide in = input;
        SignalProxy proxy = signals;
        AccountDraft draft = new AccountDraft(ending.end());
        if (out != null) {
            out.enter(draft);
        }
        if (in != null) {
            in.enter(draft);
        }
        if (proxy != null) {
            draft.signals(proxy.accepted());
        }
        draft.sizes(sizes);
        draft.met(operation.quirks());
        return draft;
    }

    /** Runs over ready-made streams, which it owns from here on; null to have them opened. */
    Outcome run(Sockets ready) throws IOException {
        try {
            begin(ready);
        } catch (IOException localFailure) {
            ending.fail(localFailure);
        } finally {
            sizes.close();
            Closing.afterUse(ready);
        }
        return ending.outcome();
    }

    /** What the operation throws before the process runs means that the session cannot begin. */
    private void refuse(IOException refusal) {
        end(LostStartException.outcome(refusal), LostStartException.end(refusal));
    }

    /** Guards a call that must not outlast the session. */
    private BreakableCall breakable() {
        BreakableCall call = new BreakableCall();
        ending.closes(call);
        return call;
    }

    private void begin(Sockets ready) throws IOException {
        boolean raw;
        BreakableCall call = breakable();
        try {
            raw = operation.isRaw();
        } catch (IOException refusal) {
            refuse(refusal);
            return;
        } finally {
            call.end();
        }
        try (SignalProxy proxy = SignalProxy.install(operation, raw, ending, threadName("signal"))) {
            signals = proxy;
            if (!ending.isDecided()) {
                attach(ready, raw);
            }
        }
    }

    private void attach(Sockets ready, boolean raw) throws IOException {
        Sockets sockets = ready;
        if (sockets == null) {
            BreakableCall call = breakable();
            try {
                sockets = operation.sockets();
            } catch (IOException refusal) {
                refuse(refusal);
                return;
            } finally {
                call.end();
            }
        }
        attached(sockets, raw);
    }

    private void attached(Sockets sockets, boolean raw) throws IOException {
        boolean hasInput = sockets.input() != Sockets.InputEnd.NOT_ATTACHED;
        WatchedConnection connection = new WatchedConnection(OrderlyConnection.of(sockets, operation), hasInput);
        ending.closes(connection);
        try {
            Stream stream = Stream.of(connection);
            output = new OutputSide(connection, stream, raw, operation);
            input = hasInput ? openInput(sockets, raw, stream) : null;
            try (LocalEnd local = raw ? LocalEnd.terminal(input, operation, pty) : LocalEnd.plain(input)) {
                if (!ending.isDecided()) {
                    start(sockets, connection, local);
                }
                // The end of a write to it, if the input is in one.
                Closing.afterUse(connection);
            }
        } finally {
            Closing.afterUse(connection);
        }
    }

    private InputSide openInput(Sockets sockets, boolean raw, Stream stream) throws IOException {
        Source typed = operation.streams().openInput();
        DetachKeys keys = raw ? operation.options().detachKeys() : DetachKeys.none();
        boolean halfCloses = sockets.input() == Sockets.InputEnd.HALF_CLOSE;
        return new InputSide(new InputSide.Parts(typed, keys, stream, halfCloses), ending, threadName("input"));
    }

    private void start(Sockets sockets, WatchedConnection connection, LocalEnd local) throws IOException {
        PendingExit exit;
        BreakableCall call = breakable();
        try {
            exit = operation.start(sockets);
        } catch (IOException refusal) {
            refuse(refusal);
            return;
        } finally {
            call.end();
        }
        ending.closes(exit);
        started(connection, local, exit);
    }

    private void started(WatchedConnection connection, LocalEnd local, PendingExit exit) throws IOException {
        Optional<Duration> limit = operation.drainLimit();
        ExitWatch watch = limit.isPresent() ? new ExitWatch(exit, connection, limit.get(), threadName("exit")) : null;
        boolean interrupted = false;
        try {
            if (watch != null) {
                watch.start();
            }
            signals.started();
            ending.started();
            if (operation.isRaw()) {
                sizes.first(operation.options().repaint() && operation.needsRepaint());
            }
            local.startReading();
            bringOutput();
            // Not from here on: what follows must not be broken off.
            interrupted = Thread.interrupted();
            if (interrupted) {
                ending.decide(new Outcome.Detached(), SessionAccount.End.DETACHED);
            }
            Closing.afterUse(connection);
            local.close();
            learnExit(watch, exit, connection);
        } finally {
            exit.close();
            if (watch != null) {
                watch.close();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void bringOutput() {
        try {
            output.run();
        } catch (SinkException full) {
            end(new Outcome.OutputClosed(full), SessionAccount.End.OUTPUT_CLOSED);
        } catch (IOException broken) {
            end(new Outcome.ConnectionLost(broken), SessionAccount.End.CONNECTION_LOST);
        }
    }

    /** An interrupt closes what the thread waits in; it means that the caller wants to leave. */
    private void end(Outcome outcome, SessionAccount.End how) {
        if (Thread.currentThread().isInterrupted()) {
            ending.decide(new Outcome.Detached(), SessionAccount.End.DETACHED);
        } else {
            ending.decide(outcome, how);
        }
    }

    /** From the watch, if there is one: only one thread may wait for the exit. */
    private void learnExit(ExitWatch watch, PendingExit exit, WatchedConnection connection) {
        if (ending.isDecided()) {
            return;
        }
        try {
            int code = exitCode(watch, exit, connection);
            boolean open = connection.wasGivenUp() && operation.options().hasOutput();
            ending.decide(new Outcome.Exited(code, open), connection.end());
        } catch (IOException unknown) {
            end(new Outcome.ConnectionLost(connection.explain(unknown)), SessionAccount.End.CONNECTION_LOST);
        }
    }

    private int exitCode(ExitWatch watch, PendingExit exit, WatchedConnection connection) throws IOException {
        if (watch == null) {
            BreakableCall call = new BreakableCall();
            ending.closes(call);
            try {
                return exit.await();
            } finally {
                call.end();
            }
        }
        return connection.wasReset() ? watch.awaitAfterReset() : watch.await(ending);
    }
}
