// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.LoopMember;
import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.io.SinkException;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;

/**
 * A session in a loop: what blocks (attach, start, exit code) goes to the loop's executor, the bytes through the loop.
 *
 * <p>Step by step: {@link #run} opens and joins, the loop carries, {@link #streamOver} learns the exit, {@link #over}
 * tells. Whoever decides the end sooner has the loop let go, and so comes to the same last step.
 */
final class LoopDrive implements SessionDrive, Runnable {

    private final PumpLoop loop;
    private final Operation operation;
    private final Ending ending = new Ending();
    private final LoopFarewell last = new LoopFarewell();

    private volatile WatchedConnection connection;
    private volatile LoopSide side;
    private volatile PendingExit pending;
    private volatile LoopMember member;

    /** Null until it is waited for. */
    private volatile LoopExit exit;

    /** Null until a size is to be sent; guarded by this. */
    private SizeKeeper sizes;

    /** Null if the session does not end with its process; set before it begins. */
    private LoopExecWatch watch;

    LoopDrive(PumpLoop loop, Operation operation) {
        this.loop = loop;
        this.operation = operation;
    }

    /** Has the session of an exec end with its process. */
    void endingWithProcess(LoopExecWatch wanted) {
        watch = wanted;
    }

    @Override
    public Ending ending() {
        return ending;
    }

    @Override
    public synchronized SizeKeeper sizes() {
        if (sizes == null) {
            sizes = new SizeKeeper(operation, loop.calls());
            if (last.hasBegun()) {
                sizes.close();
            }
        }
        return sizes;
    }

    private synchronized SizeKeeper knownSizes() {
        return sizes;
    }

    @Override
    public AccountDraft account() {
        LoopSide bytes = side;
        SizeKeeper known = knownSizes();
        AccountDraft draft = new AccountDraft(ending.end());
        if (bytes != null) {
            bytes.enter(draft);
        }
        if (known != null) {
            draft.sizes(known);
        }
        draft.met(operation.quirks());
        return draft;
    }

    @Override
    public void begin(Listener told) {
        last.goesTo(told);
        try {
            loop.calls().execute(this);
        } catch (RejectedExecutionException closed) {
            refuse(new IOException("the loop that was to carry the session is closed", closed));
            over();
        }
    }

    /** The executor's. */
    @Override
    public void run() {
        try {
            if (open()) {
                return;
            }
        } catch (IOException refusal) {
            refuse(refusal);
        } catch (RuntimeException mistake) {
            ending.fail(new IOException("the session failed: " + mistake.getMessage(), mistake));
        }
        over();
    }

    private void refuse(IOException refusal) {
        ending.decide(LostStartException.outcome(refusal), LostStartException.end(refusal));
    }

    private void lose(Exception cause) {
        ending.decide(new Outcome.ConnectionLost(cause), SessionAccount.End.CONNECTION_LOST);
    }

    /** False if the end was decided meanwhile. */
    private boolean open() throws IOException {
        boolean raw = BreakableCall.make(ending, operation::isRaw);
        if (ending.isDecided()) {
            return false;
        }
        Sockets sockets = BreakableCall.make(ending, operation::sockets);
        connection = new WatchedConnection(sockets.connection(), sockets.input() != Sockets.InputEnd.NOT_ATTACHED);
        if (connection.channel().isEmpty()) {
            throw new IOException("a loop cannot carry this session: its connection has no channel to select");
        }
        side = new LoopSide(connection, sockets.input(), raw, new LoopSide.Cast(operation, ending));
        pending = BreakableCall.make(ending, () -> operation.start(sockets));
        return !ending.isDecided() && join(raw);
    }

    /** The process runs, so from here on nothing is a refusal. False if the loop does not carry the session. */
    private boolean join(boolean raw) {
        ending.started();
        try {
            member = side.join(loop);
        } catch (ClosedSelectorException | IOException broken) {
            lose(new IOException("the loop cannot carry the session: " + broken.getMessage(), broken));
            return false;
        }
        try {
            if (operation.drainLimit().isPresent()) {
                // It may come before the end of the stream.
                exit = new LoopExit(loop, pending, ending, operation.drainLimit());
                exit.begin(this::drain);
            }
        } catch (ClosedSelectorException | IOException broken) {
            lose(new IOException("the loop cannot wait for the exit: " + broken.getMessage(), broken));
        }
        if (watch != null) {
            watch.begin(ending, streamDrain());
        }
        member.onEnded(failure -> LoopCalls.make(loop, () -> streamOver(failure)));
        if (ending.isDecided()) {
            letGo();
        }
        if (raw) {
            sizes().first(operation.options().repaint() && operation.needsRepaint());
        }
        return true;
    }

    /** The exit came before the end of the stream. */
    private void drain() {
        streamDrain().begin(operation.drainLimit().orElseThrow());
    }

    private LoopDrain streamDrain() {
        return new LoopDrain(loop, new LoopDrain.Stage(member, connection, side.output()));
    }

    @Override
    public void letGo() {
        LoopMember joined = member;
        if (joined != null) {
            joined.leave();
        }
        giveUpExit();
    }

    private void giveUpExit() {
        Closing.afterUse(exit != null ? exit : pending);
    }

    private void streamOver(Throwable failure) {
        if (ending.isDecided() || failure != null) {
            decide(failure);
            over();
            return;
        }
        Closing.afterUse(connection);
        if (exit == null) {
            exit = new LoopExit(loop, pending, ending, operation.drainLimit());
        }
        exit.whenKnown(connection.wasReset(), this::exited);
    }

    private void decide(Throwable failure) {
        if (failure instanceof SinkException full) {
            ending.decide(new Outcome.OutputClosed(full), SessionAccount.End.OUTPUT_CLOSED);
        } else if (failure instanceof CancellationException closed) {
            lose(new IOException("the loop that carried the session was closed", closed));
        } else if (failure instanceof IOException broken) {
            lose(broken);
        } else {
            ending.fail(new IOException("the session failed: " + failure, failure));
        }
    }

    private void exited(Integer code, IOException unknown) {
        if (unknown != null) {
            lose(connection.explain(unknown));
        } else {
            boolean open = connection.wasGivenUp() && operation.options().hasOutput();
            ending.decide(new Outcome.Exited(code, open), connection.end());
        }
        over();
    }

    /** Nothing is left but to let go and to tell. */
    private void over() {
        if (!last.begins()) {
            return;
        }
        Closing.afterUse(connection);
        SizeKeeper known = knownSizes();
        if (known != null) {
            known.close();
        }
        giveUpExit();
        if (exit == null) {
            last.tell(ending);
        } else {
            exit.whenOver(() -> last.tell(ending));
        }
    }

    @Override
    public boolean isCurrent() {
        return loop.isCurrent() || last.isCurrent();
    }

    @Override
    public void join() {
        last.join();
    }
}
