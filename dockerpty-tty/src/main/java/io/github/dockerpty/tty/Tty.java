// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.util.Optional;

/**
 * One descriptor that may be a terminal: its size and its modes, not its bytes.
 *
 * <p>Owns nothing and is never closed. Any thread may call; no call waits for input. A change of modes waits until
 * pending output has been sent (a serial line held by flow control can therefore delay it; a pseudo-terminal never
 * does). Users change modes through {@link Terminal}, which restores them; the methods here are for those who implement
 * terminals of their own.
 *
 * @see Ttys
 */
public interface Tty {

    /**
     * Whether this is a terminal now.
     *
     * @return false also for one that has hung up, and for a closed descriptor
     */
    boolean isTerminal();

    /**
     * The size of the window.
     *
     * @return rows and columns; empty if this is no terminal or reports 0x0, which means that nobody has sized it
     */
    Optional<TerminalSize> size();

    /**
     * The modes as they are now.
     *
     * @return what {@link #restore} puts back
     * @throws TtyException if this is no terminal or does not answer
     * @throws IOException if the driver fails otherwise
     */
    TtyAttributes save() throws IOException;

    /**
     * Puts the terminal in raw mode: {@code cfmakeraw(3)}, eight bits, VMIN 1, VTIME 0. Discards no typed-ahead input.
     *
     * @param saved the modes to start from, by {@link #save} of this object
     * @throws TtyException if the terminal refuses or is gone
     * @throws IllegalArgumentException if the modes were saved by a driver of another kind
     * @throws IOException if the driver fails otherwise
     */
    void raw(TtyAttributes saved) throws IOException;

    /**
     * Turns off output processing and nothing else.
     *
     * <p>For a remote terminal that is only watched: its lines end with CR LF already, and would be shown as CR CR LF.
     *
     * @param saved the modes to start from, by {@link #save} of this object
     * @throws TtyException if the terminal refuses or is gone
     * @throws IllegalArgumentException if the modes were saved by a driver of another kind
     * @throws IOException if the driver fails otherwise
     */
    void plainOutput(TtyAttributes saved) throws IOException;

    /**
     * Puts saved modes back.
     *
     * @param saved the modes, by {@link #save} of this object
     * @return true if they are in force; false if the terminal is gone, so that there is nothing to restore
     * @throws TtyException if the terminal is there and refuses
     * @throws IllegalArgumentException if the modes were saved by a driver of another kind
     * @throws IOException if the driver fails otherwise
     */
    boolean restore(TtyAttributes saved) throws IOException;

    /**
     * Whether this process may change the modes now without being stopped by the kernel for it (SIGTTOU).
     *
     * @return false if this is the controlling terminal and another job has its foreground; true where that cannot be
     *     told, as on systems without {@code /proc}
     */
    default boolean isForeground() {
        return true;
    }
}
