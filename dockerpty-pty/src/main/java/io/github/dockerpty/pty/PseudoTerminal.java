// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.util.Objects;

/**
 * One terminal session with a container or an exec: opens, starts, carries the bytes, and tells how it ended.
 *
 * <pre>{@code
 * Outcome outcome = new PseudoTerminal(new RunOperation(engine, "web")).start();
 * }</pre>
 *
 * <p><b>Ends.</b> The session ends when the process's output ends; it never waits for the local input. The end of the
 * local input becomes the end of the process's where that loses nothing ({@link Sockets.InputEnd}). Everything that
 * came is written before {@link #start} returns, and the local terminal is back as it was.
 *
 * <p><b>Threads.</b> {@link #start} blocks and carries the output; the input has a platform thread of its own; further
 * daemon threads exist while a size or a signal is being sent, and while a container's exit is waited for. None is left
 * when start returns, but for the one case that {@link SessionStreams} tells of. All other methods may be called from
 * any thread.
 *
 * <p>Differs from the seed: takes no client, because its operation has one; changes no flags of descriptors.
 */
public final class PseudoTerminal {

    private final Operation operation;
    private final SessionRun session;

    /** Guarded by this; an AtomicBoolean would load the JDK's variable handles at each start of the command. */
    private boolean used;

    /**
     * A session that is not started.
     *
     * @param operation what the session does at the engine; serves this session only
     */
    public PseudoTerminal(Operation operation) {
        this.operation = Objects.requireNonNull(operation, "operation");
        this.session = new SessionRun(operation, this);
    }

    /**
     * Opens the operation's streams, to be passed to {@link #start(Sockets)}.
     *
     * @return the connection, owned by the caller
     * @throws IOException if the engine refuses or cannot be reached
     */
    public Sockets sockets() throws IOException {
        return operation.sockets();
    }

    /**
     * Runs the session to its end.
     *
     * <p>Blocks; {@link #detach} from another thread ends it. Interrupting the thread detaches too and keeps its
     * interrupt status.
     *
     * @return how it ended; errors of the engine and of the connection are told here, not thrown
     * @throws IOException if the caller's own stdin or terminal fails; the connection is closed then
     * @throws IllegalStateException if this was started before
     */
    public Outcome start() throws IOException {
        return run(null);
    }

    /**
     * Runs the session over streams that are open already.
     *
     * @param sockets from {@link #sockets} or of the caller's making; owned, and closed, by the session
     * @return as {@link #start()}
     * @throws IOException as {@link #start()}
     * @throws IllegalStateException if this was started before; the sockets are left to the caller then
     */
    public Outcome start(Sockets sockets) throws IOException {
        return run(Objects.requireNonNull(sockets, "sockets"));
    }

    /** The session behind it, for one that is held as a value. */
    SessionRun session() {
        return session;
    }

    private Outcome run(Sockets ready) throws IOException {
        claim();
        return session.run(ready);
    }

    private synchronized void claim() {
        if (used) {
            throw new IllegalStateException("this session was started before; make a new operation and PseudoTerminal");
        }
        used = true;
    }

    /** Ends the session with {@link Outcome.Detached}; the process runs on. Does nothing after the end. */
    public void detach() {
        session.ending().decide(new Outcome.Detached(), SessionAccount.End.DETACHED);
    }

    /**
     * Has the current size sent to the process's terminal.
     *
     * <p>Returns at once: one request at a time is on its way, and of several changes only the last is sent. Does
     * nothing if the process has no terminal or nobody knows a size. That the process is gone is no error, as in the
     * seed; {@link #account} counts what the engine took.
     */
    public void resize() {
        session.sizes().changed();
    }

    /**
     * Has this size sent to the process's terminal, which keeps it until the next change; returns at once, as {@link
     * #resize()}.
     *
     * @param size the size
     */
    public void resize(TerminalSize size) {
        session.sizes().changed(Objects.requireNonNull(size, "size"));
    }

    /**
     * What went through the session so far.
     *
     * @return the counts of this moment
     */
    public SessionAccount account() {
        return session.account().account();
    }
}
