// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * The place of one session in a {@link PumpLoop}: its pumps, which begin and end together.
 *
 * <p>All methods are for any thread and none blocks. The streams below the pumps belong to the loop's thread until the
 * member has ended; {@link #execute} is the way to touch them. <b>Ownership.</b> A member closes nothing but what its
 * pumps close at the end of their sources: whoever opened a channel closes it, best when {@link #ended} completes.
 * Closing the channel of a member does not wake the loop; call {@link #leave} first.
 */
public final class LoopMember implements Executor {

    private static final SelectionKey[] NO_KEYS = {};
    private static final int MUCH = 4096;

    private final PumpLoop loop;
    private final Pump[] pumps;
    /** Null for nobody; guarded by this, as the next. */
    private Consumer<Throwable> listener;

    private boolean told;
    private SelectionKey[] keys = NO_KEYS;
    private Throwable cause;
    private boolean due;
    private boolean busy;
    private boolean closedSeen;
    private volatile boolean woken;
    private volatile boolean gone;

    LoopMember(PumpLoop loop, Pump[] pumps) {
        this.loop = loop;
        this.pumps = pumps;
    }

    /**
     * Completes when the member has ended and the loop has let go of its channels.
     * What depends on it runs on the loop's thread and must not block; the {@code async} forms run elsewhere.
     *
     * @return completes with null once every pump is done; fails with what a pump, a sink or a task threw, or with a
     *     {@link CancellationException} after {@link #leave} or when the loop was closed
     */
    public CompletionStage<Void> ended() {
        EndStage stage = new EndStage();
        onEnded(stage);
        return stage.minimalCompletionStage();
    }

    /**
     * Has a listener told what {@link #ended} completes with, where a stage for each of thousands is too much memory.
     *
     * @param whenEnded gets null once every pump is done, else the failure; runs on the loop's thread, or at once on
     *     the calling one if the member has ended already; must neither block nor throw: what it throws goes to the
     *     thread's handler of uncaught exceptions, and those who came behind it may not be told
     */
    public void onEnded(Consumer<Throwable> whenEnded) {
        synchronized (this) {
            if (!told) {
                listener = listener == null ? whenEnded : listener.andThen(whenEnded);
                return;
            }
        }
        whenEnded.accept(cause);
    }

    /**
     * Has the loop look at this member again, for what became ready without a channel to tell.
     * The ends of this package do it by themselves. Does nothing once the member has ended.
     */
    public void wake() {
        if (!woken) {
            woken = true;
            loop.post(this, () -> woken = false);
        }
    }

    /**
     * Runs a task on the loop's thread, then looks at this member again.
     * A task that throws ends the member. A task whose turn has not come when the member ends is not run.
     *
     * @param task must not block
     * @throws RejectedExecutionException when the member has ended
     */
    @Override
    public void execute(Runnable task) {
        if (gone || !loop.post(this, task::run)) {
            throw new RejectedExecutionException("the member has left its loop, the task was not run");
        }
    }

    /**
     * Ends the member before its pumps are done; a second call does nothing.
     * Returns before the loop has let go of the channels: {@link #ended} tells when. Bytes that are pending stay
     * unwritten.
     */
    public void leave() {
        loop.post(this, () -> {
            throw new CancellationException("the member left its loop");
        });
    }

    boolean isGone() {
        return gone;
    }

    /** Marks that a turn is due; false if it was. */
    boolean becomesDue() {
        boolean before = due;
        due = true;
        return !before;
    }

    void admit(Selector selector, ReadBuffers buffers) throws IOException {
        for (Pump pump : pumps) {
            pump.share(buffers);
            register(selector, pump.source());
            register(selector, pump.route().stdout());
            register(selector, pump.route().stderr());
        }
    }

    /** Whether its last turn moved much: it can wait for others, who may have a key to pass on. */
    boolean isBusy() {
        return busy;
    }

    /** Moves one portion of each pump that is ready; tells whether more can be moved without waiting. */
    boolean turn() throws IOException {
        due = false;
        busy = false;
        boolean more = false;
        for (Pump pump : pumps) {
            if (isReady(pump)) {
                int moved = pump.flush();
                busy |= moved >= MUCH;
                // No progress means that its channel or a wake has to tell, whatever is buffered.
                more |= moved != 0 && !pump.isStalled() && pump.hasBuffered();
            }
        }
        return more;
    }

    boolean isDone() {
        for (Pump pump : pumps) {
            if (!pump.isDone()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Waits for what the pumps wait for; false if a channel was closed meanwhile, which the next turn will meet.
     *
     * @throws ClosedChannelException when that turn did not meet it
     */
    boolean watch() throws ClosedChannelException {
        try {
            for (SelectionKey key : keys) {
                int interest = interest(key.channel());
                if (key.isValid() ? interest != key.interestOps() : interest != 0) {
                    key.interestOps(interest);
                }
            }
            return true;
        } catch (CancelledKeyException e) {
            if (closedSeen) {
                throw new ClosedChannelException();
            }
            closedSeen = true;
            return false;
        }
    }

    /** Gives up the channels, to be let go by the next selection. */
    void end(Throwable why) {
        gone = true;
        cause = why;
        for (SelectionKey key : keys) {
            key.cancel();
        }
        keys = NO_KEYS;
    }

    /** Tells who has come so far; true once there is nobody, and from then on who comes is told at once. */
    boolean tell() {
        Consumer<Throwable> waiting;
        synchronized (this) {
            waiting = listener;
            listener = null;
            told = waiting == null;
        }
        if (waiting != null) {
            waiting.accept(cause);
        }
        return waiting == null;
    }

    private boolean isReady(Pump pump) {
        if (pump.needsWrite()) {
            return true;
        }
        return !pump.isStalled()
                && (pump.hasBuffered() || isSelected(pump.channel().orElse(null)));
    }

    private boolean isSelected(SelectableChannel channel) {
        for (SelectionKey key : keys) {
            if (key.channel() == channel) {
                return !key.isValid() || key.readyOps() != 0;
            }
        }
        return false;
    }

    private int interest(SelectableChannel channel) {
        int interest = 0;
        for (Pump pump : pumps) {
            interest |= pump.interestIn(channel);
        }
        return interest;
    }

    private void register(Selector selector, Selectable end) throws IOException {
        SelectableChannel channel = end.channel().orElse(null);
        if (channel == null) {
            return;
        }
        SelectionKey key = channel.keyFor(selector);
        if (key == null) {
            keys = Arrays.copyOf(keys, keys.length + 1);
            keys[keys.length - 1] = channel.register(selector, 0, this);
        } else if (key.attachment() != this) {
            throw new IllegalStateException("another member of the loop has this channel: " + channel);
        }
    }
}
