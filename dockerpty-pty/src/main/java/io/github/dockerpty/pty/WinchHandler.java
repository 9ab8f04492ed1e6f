// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.SignalTrap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Between start and stop, a change of this process's window (SIGWINCH) asks for a resize of the remote terminal.
 *
 * <p>Nothing is sent in the delivery of the signal: it only marks the change, and of a burst the last size is sent. A
 * running {@link PseudoTerminal} has its own; this is for programs that drive an {@link Operation} themselves. Any
 * thread may call.
 */
public final class WinchHandler implements AutoCloseable {

    private final PseudoTerminal pty;

    /** Guarded by this. */
    private Optional<SignalTrap> trap = Optional.empty();

    /**
     * A handler that is not started.
     *
     * @param pty asked for a resize at each change
     */
    public WinchHandler(PseudoTerminal pty) {
        this.pty = Objects.requireNonNull(pty, "pty");
    }

    /** Begins to listen; a second call does nothing, nor does a system that has no such signal. */
    public synchronized void start() {
        if (trap.isEmpty()) {
            trap = SignalTrap.install("WINCH", new Resizing());
        }
    }

    /** Ends listening and puts the previous handler back; a second call does nothing. May be started again. */
    public synchronized void stop() {
        if (trap.isPresent()) {
            trap.get().close();
        }
        trap = Optional.empty();
    }

    /** Stops. */
    @Override
    public void close() {
        stop();
    }

    /** A class with a name, because a lambda costs more at the start of a program. */
    private final class Resizing implements Consumer<String> {

        @Override
        public void accept(String signal) {
            pty.resize();
        }
    }
}
