// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * A terminal whose modes are changed from start to stop, and come back however the program ends.
 *
 * <pre>
 * try (Terminal terminal = Terminal.raw(Ttys.standardInput())) {
 *     terminal.start();
 *     ...
 * }
 * </pre>
 *
 * <p>Making one changes nothing. Between {@link #start} and {@link #stop} a shutdown hook stands by, and SIGCONT
 * applies the modes again. Start and stop may be repeated; each start remembers the modes that it finds. On something
 * that is no terminal all of it does nothing. Stop several on one device in the reverse order of their starts.
 *
 * <p>Any thread may call; calls of all terminals of the process exclude each other. They block for as long as pending
 * output takes to be sent, and cannot be unblocked. The descriptor stays the caller's and is never closed.
 *
 * <p>Differs from the seed: restores on signals, exit and exceptions too; a second start does not forget the first
 * modes; typed-ahead input is kept.
 */
public final class Terminal implements AutoCloseable {

    /** What start does to the modes. */
    private enum Mode {
        RAW,
        PLAIN_OUTPUT,
        UNCHANGED
    }

    private final Tty tty;
    private final Mode mode;

    /** The modes before the start, null while not started; guarded by ActiveTerminals. */
    private TtyAttributes saved;

    /** Guarded by ActiveTerminals. */
    private boolean closed;

    private Terminal(Tty tty, Mode mode) {
        this.tty = Objects.requireNonNull(tty, "tty");
        this.mode = mode;
    }

    /**
     * One that start puts in raw mode.
     *
     * @param tty the terminal that keys come from
     * @return the terminal, not started
     */
    public static Terminal raw(Tty tty) {
        return new Terminal(tty, Mode.RAW);
    }

    /**
     * One of which start turns off output processing alone, to watch a remote terminal without typing at it.
     *
     * @param tty the terminal that is written to
     * @return the terminal, not started
     */
    public static Terminal plainOutput(Tty tty) {
        return new Terminal(tty, Mode.PLAIN_OUTPUT);
    }

    /**
     * One that start leaves as it is: the seed's {@code raw=False}.
     *
     * @param tty the terminal
     * @return the terminal, not started
     */
    public static Terminal unchanged(Tty tty) {
        return new Terminal(tty, Mode.UNCHANGED);
    }

    /**
     * Remembers the modes and changes them; does nothing if already started or if this is no terminal.
     *
     * @throws TtyException if the terminal refuses; its modes are then as before
     * @throws IOException if the driver fails otherwise
     * @throws IllegalStateException if this is closed, or if the JVM is shutting down
     */
    public void start() throws IOException {
        ActiveTerminals.OF_THIS_JVM.start(this);
    }

    /**
     * Puts the remembered modes back; does nothing if not started.
     *
     * <p>If another job has the foreground the modes are left to it, and if the terminal has hung up there is nothing
     * to restore; neither is an error.
     *
     * @throws TtyException if the terminal refuses; this counts as started still, and the shutdown hook tries again
     * @throws IOException if the driver fails otherwise, with the same effect
     */
    public void stop() throws IOException {
        ActiveTerminals.OF_THIS_JVM.stop(this);
    }

    /**
     * Whether start means raw mode, as the seed's {@code israw}.
     *
     * @return true for one made by {@link #raw}, started or not
     */
    public boolean isRaw() {
        return mode == Mode.RAW;
    }

    /**
     * Whether the modes are changed now.
     *
     * @return true between a start that found a terminal and the stop
     */
    public boolean isStarted() {
        synchronized (ActiveTerminals.OF_THIS_JVM) {
            return saved != null;
        }
    }

    /**
     * The size of the window.
     *
     * @return rows and columns; empty if this is no terminal or nobody has sized it
     */
    public Optional<TerminalSize> size() {
        return tty.size();
    }

    /**
     * Stops for good; a second call does nothing.
     *
     * @throws TtyException if the terminal refuses; the shutdown hook tries again
     * @throws IOException if the driver fails otherwise, with the same effect
     */
    @Override
    public void close() throws IOException {
        synchronized (ActiveTerminals.OF_THIS_JVM) {
            closed = true;
            stop();
        }
    }

    /** Whether there is something to start. */
    boolean isStartable() {
        if (closed) {
            throw new IllegalStateException("terminal " + tty + " is closed; make a new one to start it again");
        }
        return saved == null && mode != Mode.UNCHANGED && tty.isTerminal();
    }

    void save() throws IOException {
        saved = tty.save();
    }

    void apply() throws IOException {
        if (mode == Mode.RAW) {
            tty.raw(saved);
        } else {
            tty.plainOutput(saved);
        }
    }

    void restore() throws IOException {
        if (saved != null && tty.isForeground()) {
            tty.restore(saved);
        }
        saved = null;
    }

    /** After a stop of the process: the shell has set its own modes meanwhile. */
    void applyAgain() throws IOException {
        if (tty.isForeground()) {
            apply();
        }
    }
}
