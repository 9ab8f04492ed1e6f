// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Drives the pumps of many sessions on one thread, over one selector.
 *
 * <pre>{@code
 * try (PumpLoop loop = PumpLoop.open()) {
 *     Pump output = Pump.from(new Demuxer(connection)).to(Route.split(stdout, stderr));
 *     Pump input = Pump.from(queue).with(halfClosing).to(connection);
 *     loop.join(output, input).ended().whenComplete((none, failure) -> ...);
 * }
 * }</pre>
 *
 * <p><b>What it costs.</b> An idle session has no thread, no buffer and no wake-up. All sessions read into one buffer
 * of 16 KiB; one whose destination is full keeps such a buffer, beside the 64 KiB that may be pending there, until the
 * destination took them, and its source is not read meanwhile.
 *
 * <p><b>Fairness.</b> In a turn a session moves one portion a pump, of at most 16 KiB. Those that moved little the last
 * time come first, the busy ones then in turn for 0.3 ms, so a key waits for about as long, however many they are.
 *
 * <p><b>Threads.</b> One daemon thread, and one more while a call is due {@link #after} a time. Sinks, sources and
 * tasks run on the former and must not block: one that does holds up every session. For short calls that block there
 * is {@link #calls}. What one session throws, errors included, ends that session only. An interrupt that a callback
 * leaves behind is cleared. All methods here are for any thread.
 *
 * <p><b>Ownership.</b> The loop owns its thread, its selector and, unless one was given, its executor. It makes the
 * channels that join non-blocking and leaves them so; it closes none.
 */
public final class PumpLoop implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Errands errands = new Errands();
    private final LoopRounds rounds;
    private final Thread thread;
    private final Timers timers;
    private final Executor calls;
    private final Optional<ExecutorService> owned;
    private volatile Throwable failure;

    private PumpLoop(Executor calls, Optional<ExecutorService> owned) throws IOException {
        this.calls = calls;
        this.owned = owned;
        timers = new Timers(calls);
        rounds = new LoopRounds(Selector.open(), errands);
        thread = new Thread(this::run, "dockerpty-loop-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Opens a loop with an executor of its own: virtual threads on JDK 21 and later, else at most eight daemon threads
     * that go when they are idle.
     *
     * @return the loop, to be closed
     * @throws IOException when the system has no selector to give
     */
    public static PumpLoop open() throws IOException {
        ExecutorService own = ShortCalls.open();
        return new PumpLoop(own, Optional.of(own));
    }

    /**
     * Opens a loop with the caller's executor.
     *
     * @param calls for short calls that block; stays the caller's, who shuts it down
     * @return the loop, to be closed
     * @throws IOException when the system has no selector to give
     */
    public static PumpLoop open(Executor calls) throws IOException {
        return new PumpLoop(Objects.requireNonNull(calls, "calls"), Optional.empty());
    }

    /**
     * Adds a session.
     *
     * <p>Its pumps are flushed as their channels get ready, until all of them are done. The session may share a channel
     * among its pumps, as input and output share a connection, but not with another session. Waits for a read or write
     * in progress on a channel that still blocks.
     *
     * @param pumps at least one; nobody else may flush them any more, also not after the session has left. Sources have
     *     a channel or tell by themselves when they are ready ({@link Selectable#joins}); sinks without either must
     *     never block
     * @return the place of the session
     * @throws IllegalArgumentException when there is no pump, or the source of one could block the loop
     * @throws ClosedSelectorException when the loop is closed; its cause, if any, is what broke the loop
     * @throws IOException when a channel is closed or cannot be made non-blocking
     */
    public LoopMember join(Pump... pumps) throws IOException {
        if (pumps.length == 0) {
            throw new IllegalArgumentException("a session in a loop needs at least one pump");
        }
        LoopMember member = new LoopMember(this, pumps.clone());
        Runnable wake = member::wake;
        for (Pump pump : pumps) {
            if (!joins(pump.source(), wake)) {
                throw new IllegalArgumentException(
                        "reading " + pump.source().getClass().getName()
                                + " could block the loop: give it a selectable channel or an InputQueue");
            }
            joins(pump.route().stdout(), wake);
            joins(pump.route().stderr(), wake);
        }
        if (!post(member, () -> rounds.admit(member))) {
            throw closed();
        }
        return member;
    }

    /**
     * Where calls that block for a short time belong, such as a resize.
     *
     * @return the executor that was given, or that of the loop, which takes no call once the loop is closed
     */
    public Executor calls() {
        return calls;
    }

    /**
     * Has a call made later, on {@link #calls}.
     *
     * <p>One daemon thread keeps the time of all of them, and goes when there is none left.
     *
     * @param delay how long from now
     * @param call may block as long as {@link #calls} allows
     * @return takes the call back
     * @throws RejectedExecutionException when the loop is closed, which takes back what has not been made
     */
    public Timer after(Duration delay, Runnable call) {
        return timers.after(delay, call);
    }

    /** A call that is due later. */
    public interface Timer {

        /** Takes the call back, unless it has begun; a second call does nothing. */
        void cancel();
    }

    /**
     * Whether the calling thread is the loop's, on which nothing may block.
     *
     * @return true in sinks, sources, tasks and what depends on {@link LoopMember#ended}
     */
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /**
     * Counts the sessions.
     *
     * @return those that have joined, as far as the loop got to it, and not ended
     */
    public int size() {
        return rounds.size();
    }

    /**
     * Ends all sessions, then the thread.
     *
     * <p>Waits for the callback in progress, but not when called from the loop's thread itself; an interrupt does not
     * end the wait and is kept. Calls in progress on the loop's own executor are interrupted, not waited for. A second
     * call waits likewise.
     */
    @Override
    public void close() {
        errands.close();
        rounds.wake();
        timers.close();
        owned.ifPresent(ExecutorService::shutdownNow);
        if (!isCurrent()) {
            awaitEnd();
        }
    }

    /** Has a step done on the loop's thread; false once the loop is closed. */
    boolean post(LoopMember member, Errands.Step step) {
        boolean accepted = errands.add(member, step);
        if (accepted && !isCurrent()) {
            rounds.wake();
        }
        return accepted;
    }

    /** How often the thread woke up so far. */
    long wakeUps() {
        return rounds.count();
    }

    private void run() {
        failure = rounds.run();
    }

    private static boolean joins(Selectable end, Runnable wake) throws IOException {
        SelectableChannel channel = end.channel().orElse(null);
        if (channel != null) {
            channel.configureBlocking(false);
        }
        return end.joins(wake);
    }

    private ClosedSelectorException closed() {
        ClosedSelectorException closed = new ClosedSelectorException();
        closed.initCause(failure);
        return closed;
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
