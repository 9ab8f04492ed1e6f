// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.util.Objects;
import java.util.Optional;

/**
 * How a session behaves; immutable, made from {@link #defaults} by the {@code with} methods.
 *
 * @param interactive whether the caller's stdin is read and sent, if the process has a stdin
 * @param stdout whether the process's stdout is wanted; with a terminal, all its output
 * @param stderr whether the process's stderr is wanted
 * @param detachKeys what leaves the session when typed, if the process has a terminal
 * @param replay what of a container's past output comes first
 * @param size where the terminal's size comes from; empty for the local terminal
 * @param signals what happens to signals that this process gets
 * @param repaint whether a program that runs already is made to draw its screen again, by a change of size and back
 */
public record SessionOptions(
        boolean interactive,
        boolean stdout,
        boolean stderr,
        DetachKeys detachKeys,
        LogReplay replay,
        Optional<SizeSource> size,
        Signals signals,
        boolean repaint) {

    private static final SessionOptions DEFAULTS = new SessionOptions(
            true, true, true, DetachKeys.standard(), LogReplay.NONE, Optional.empty(), Signals.UNTOUCHED, true);

    /**
     * Checks that nothing is null.
     *
     * @param interactive whether the caller's stdin is read and sent
     * @param stdout whether the process's stdout is wanted
     * @param stderr whether the process's stderr is wanted
     * @param detachKeys what leaves the session when typed
     * @param replay what of a container's past output comes first
     * @param size where the terminal's size comes from; empty for the local terminal
     * @param signals what happens to signals that this process gets
     * @param repaint whether a program that runs already is made to draw its screen again
     */
    public SessionOptions {
        Objects.requireNonNull(detachKeys, "detachKeys");
        Objects.requireNonNull(replay, "replay");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(signals, "signals");
    }

    /**
     * Stdin, stdout and stderr; the standard detach keys; no replay; the local terminal's size; signals untouched;
     * repaint.
     *
     * @return the defaults
     */
    public static SessionOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The same with the caller's stdin sent or not read at all.
     *
     * @param sent whether it is sent
     * @return the changed copy
     */
    public SessionOptions withInteractive(boolean sent) {
        return new SessionOptions(sent, stdout, stderr, detachKeys, replay, size, signals, repaint);
    }

    /**
     * The same with a choice of outputs; what is not wanted is discarded where an engine sends it nevertheless.
     *
     * @param wantStdout whether stdout is wanted
     * @param wantStderr whether stderr is wanted
     * @return the changed copy
     */
    public SessionOptions withOutput(boolean wantStdout, boolean wantStderr) {
        return new SessionOptions(interactive, wantStdout, wantStderr, detachKeys, replay, size, signals, repaint);
    }

    /**
     * The same with other detach keys.
     *
     * @param keys the keys; {@link DetachKeys#none} to switch them off
     * @return the changed copy
     */
    public SessionOptions withDetachKeys(DetachKeys keys) {
        return new SessionOptions(interactive, stdout, stderr, keys, replay, size, signals, repaint);
    }

    /**
     * The same with another choice of past output; an exec has none.
     *
     * @param past what comes first
     * @return the changed copy
     */
    public SessionOptions withReplay(LogReplay past) {
        return new SessionOptions(interactive, stdout, stderr, detachKeys, past, size, signals, repaint);
    }

    /**
     * The same with the terminal's size from elsewhere.
     *
     * @param source asked at the start, and after each window change of this process's terminal
     * @return the changed copy
     */
    public SessionOptions withSize(SizeSource source) {
        return new SessionOptions(
                interactive, stdout, stderr, detachKeys, replay, Optional.of(source), signals, repaint);
    }

    /**
     * The same with a fixed size of the terminal.
     *
     * @param fixed the size
     * @return the changed copy
     */
    public SessionOptions withSize(TerminalSize fixed) {
        return withSize(SizeSource.fixed(fixed.rows(), fixed.columns()));
    }

    /**
     * The same with another treatment of signals.
     *
     * @param treatment what happens to them
     * @return the changed copy
     */
    public SessionOptions withSignals(Signals treatment) {
        return new SessionOptions(interactive, stdout, stderr, detachKeys, replay, size, treatment, repaint);
    }

    /**
     * The same with the screen of a running program drawn again or not.
     *
     * @param wanted whether it is made to draw
     * @return the changed copy
     */
    public SessionOptions withRepaint(boolean wanted) {
        return new SessionOptions(interactive, stdout, stderr, detachKeys, replay, size, signals, wanted);
    }

    boolean hasOutput() {
        return stdout || stderr;
    }

    /** The size asked for now: from the chosen source, else from the local terminals. */
    Optional<TerminalSize> currentSize(SessionStreams streams) {
        return size.isPresent() ? size.get().size() : streams.size();
    }
}
