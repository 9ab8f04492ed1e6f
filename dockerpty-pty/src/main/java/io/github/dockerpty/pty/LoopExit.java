// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.LoopMember;
import io.github.dockerpty.io.Pump;
import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.io.Sink;
import io.github.dockerpty.io.Source;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * The exit of a session in a loop: the loop waits for it while the stream runs, if the engine tells it then; else it is
 * asked for at the end of the stream.
 */
final class LoopExit implements Closeable {

    private final PumpLoop loop;
    private final PendingExit exit;
    private final Ending ending;
    private final Optional<Duration> drainLimit;

    /** The code, or why nobody knows it; null while nobody waits for it. */
    private CompletableFuture<Integer> told;

    /** Null unless the loop waits; guarded by this, as the one above. */
    private LoopMember member;

    LoopExit(PumpLoop loop, PendingExit exit, Ending ending, Optional<Duration> drainLimit) {
        this.loop = loop;
        this.exit = exit;
        this.ending = ending;
        this.drainLimit = drainLimit;
    }

    /** Begins to wait, because the exit may come before the end of the stream, and has that told. */
    void begin(Runnable whenEnded) throws IOException {
        expect();
        CompletionStage<Integer> known = told();
        known.whenComplete((code, unknown) -> {
            if (unknown == null) {
                whenEnded.run();
            }
        });
        Optional<Source> source = exit instanceof SelectableExit selectable ? selectable.told() : Optional.empty();
        if (source.isEmpty()) {
            Thread thread = new Thread(this::await, "dockerpty-exit");
            thread.setDaemon(true);
            thread.start();
            return;
        }
        LoopMember joined = join(source.get());
        joined.onEnded(failure -> ask());
        if (ending.isDecided()) {
            joined.leave();
        }
    }

    private LoopMember join(Source source) throws IOException {
        try {
            LoopMember joined = loop.join(Pump.from(source).to(Sink.discarding()));
            synchronized (this) {
                member = joined;
            }
            return joined;
        } catch (IOException | ClosedSelectorException given) {
            // The session was left meanwhile, or the loop closed: nobody else would tell.
            told().completeExceptionally(given);
            throw given;
        }
    }

    private synchronized void expect() {
        told = new CompletableFuture<>();
    }

    private synchronized CompletableFuture<Integer> told() {
        return told;
    }

    /** The answer is there, or the stream has ended, so that it is not far. */
    private void ask() {
        try {
            loop.calls().execute(this::await);
        } catch (RejectedExecutionException closed) {
            told().completeExceptionally(new IOException("the loop of the session was closed", closed));
        }
    }

    private void await() {
        try {
            told().complete(BreakableCall.make(ending, exit::await));
        } catch (IOException unknown) {
            told().completeExceptionally(unknown);
        } catch (RuntimeException mistake) {
            // Of an operation of the user's own; the session would wait for ever.
            told().completeExceptionally(new IOException("the wait for the exit code failed: " + mistake, mistake));
        }
    }

    /** Has the code told, or why it is not known; the stream has ended, by a reset or otherwise. */
    void whenKnown(boolean reset, BiConsumer<Integer, IOException> listener) {
        if (told() == null) {
            expect();
            ask();
        } else {
            limit(reset);
        }
        CompletionStage<Integer> known = told();
        known.whenCompleteAsync(
                (code, unknown) -> listener.accept(code, cause(unknown)), call -> LoopCalls.make(loop, call));
    }

    private static IOException cause(Throwable unknown) {
        Throwable cause = unknown instanceof CompletionException wrapped ? wrapped.getCause() : unknown;
        return cause == null || cause instanceof IOException ? (IOException) cause : new IOException(cause);
    }

    /** Nobody waits for a process that runs on: no engine ends a stream before its process. */
    private void limit(boolean reset) {
        Duration patience = drainLimit.filter(limit -> !limit.isZero()).orElse(Duration.ofSeconds(10));
        if (told().isDone()) {
            return;
        }
        try {
            loop.after(patience, () -> {
                if (!told().isDone()) {
                    check(reset, patience);
                }
            });
        } catch (RejectedExecutionException closed) {
            told().completeExceptionally(new IOException("the loop of the session was closed", closed));
        }
    }

    private void check(boolean reset, Duration patience) {
        try {
            if (reset || BreakableCall.make(ending, exit::stillRuns)) {
                throw new IOException("the process still runs " + patience.toMillis() + " ms after its stream "
                        + (reset
                                ? "broke"
                                : "ended: something between the engine and here has cut it, or the container was"
                                        + " restarted"));
            }
            limit(false);
        } catch (IOException unknown) {
            told().completeExceptionally(unknown);
        }
    }

    /** Has this told once nothing is waited for any more. */
    void whenOver(Runnable listener) {
        CompletionStage<Integer> last = told();
        if (last == null) {
            listener.run();
        } else {
            last.whenCompleteAsync((code, unknown) -> listener.run(), call -> LoopCalls.make(loop, call));
        }
    }

    /** Gives the wait up. */
    @Override
    public void close() {
        LoopMember joined;
        synchronized (this) {
            joined = member;
        }
        if (joined != null) {
            joined.leave();
        }
        exit.close();
    }
}
