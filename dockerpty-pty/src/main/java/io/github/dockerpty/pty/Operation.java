// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a session does at the engine: open the streams, start the process, size its terminal, learn its end.
 *
 * <p>One object serves one session. {@link PseudoTerminal} calls {@link #sockets}, then {@link #start}, on one thread;
 * {@link #resize} and {@link #signal} come from others, also at the same time. Open for implementations of one's own.
 */
public interface Operation {

    /**
     * Whether the process has a terminal: its stream is then raw, otherwise multiplexed.
     *
     * <p>Differs from the seed: there it also asked whether the local output is a terminal.
     *
     * @return true for raw
     * @throws IOException if the engine has to be asked and does not answer well
     */
    boolean isRaw() throws IOException;

    /**
     * Opens the streams. Nothing may be sent before this returns.
     *
     * @return the connection, owned by the caller
     * @throws IOException if the engine refuses or cannot be reached
     */
    Sockets sockets() throws IOException;

    /**
     * Starts the process, unless opening the streams or someone else has started it.
     *
     * @param sockets the streams, opened by {@link #sockets} or by the caller; stay the caller's
     * @return where the exit code comes from, owned by the caller
     * @throws IOException if the engine refuses or cannot be reached; nothing is left to be closed then
     */
    PendingExit start(Sockets sockets) throws IOException;

    /**
     * How long the stream may be silent after the exit before the session gives it up.
     *
     * <p>For engines that keep a stream open after the process. Time that the caller's stdout or stderr takes does not
     * count. As long after the end of the stream without an exit, {@link PendingExit#stillRuns} is asked.
     *
     * @return the longest silence; empty if the exit can be asked for only once the stream has ended. Asked after
     *     {@link #start}
     */
    default Optional<Duration> drainLimit() {
        return Optional.empty();
    }

    /**
     * Sets the size of the process's terminal.
     *
     * @param rows the height, rows before columns
     * @param columns the width
     * @throws IOException if the engine refuses, as it does before the start and after the end
     */
    void resize(int rows, int columns) throws IOException;

    /**
     * Sends a signal to the process.
     *
     * @param name the signal without {@code SIG}
     * @throws IOException if the engine refuses
     * @throws UnsupportedOperationException unless {@link #takesSignals}
     */
    default void signal(String name) throws IOException {
        throw new UnsupportedOperationException("this operation cannot send " + name + ": ask takesSignals first");
    }

    /**
     * Whether the process can be sent signals.
     *
     * @return false unless overridden
     */
    default boolean takesSignals() {
        return false;
    }

    /**
     * Whether a program with a screen ran before this session, so that it should draw it again.
     *
     * @return false unless overridden; asked after {@link #start}
     */
    default boolean needsRepaint() {
        return false;
    }

    /**
     * What of the engine's conduct this has had to deal with.
     *
     * @return what has been met so far; nothing unless overridden. For any thread
     */
    default Set<Quirk> quirks() {
        return Set.of();
    }

    /**
     * The caller's ends.
     *
     * @return the streams
     */
    SessionStreams streams();

    /**
     * How the session behaves.
     *
     * @return the options
     */
    SessionOptions options();
}
