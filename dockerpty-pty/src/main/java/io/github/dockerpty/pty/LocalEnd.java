// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.Terminal;
import io.github.dockerpty.tty.Tty;
import java.io.IOException;

/**
 * The caller's side for the time of a session: input, terminal modes and window changes, all given back at its end.
 *
 * <p>The terminal is raw when both ends are terminals and keys are sent; without output processing when a remote
 * terminal is only watched, because its lines end with CR LF already; else untouched.
 */
final class LocalEnd implements AutoCloseable {

    /** Null without input. */
    private final InputSide input;

    /** Null if nothing is changed. */
    private final Terminal terminal;

    /** Null if the process has no terminal, or this side has none to take the size of. */
    private final WinchHandler winch;

    private LocalEnd(InputSide input, Terminal terminal, WinchHandler winch) {
        this.input = input;
        this.terminal = terminal;
        this.winch = winch;
    }

    /** A process without a terminal changes nothing here. */
    static LocalEnd plain(InputSide input) {
        return new LocalEnd(input, null, null);
    }

    /** For a process with a terminal; closes the input if the local terminal refuses. */
    static LocalEnd terminal(InputSide input, Operation operation, PseudoTerminal pty) throws IOException {
        SessionStreams streams = operation.streams();
        Terminal terminal = choose(streams, input != null);
        boolean sized = terminal != null
                || operation.options().size().isPresent()
                || streams.outputTty().isTerminal();
        LocalEnd local = new LocalEnd(input, terminal, sized ? new WinchHandler(pty) : null);
        boolean started = false;
        try {
            local.start();
            started = true;
            return local;
        } finally {
            if (!started) {
                local.close();
            }
        }
    }

    private static Terminal choose(SessionStreams streams, boolean hasInput) {
        Tty input = streams.inputTty();
        Tty output = streams.outputTty();
        if (hasInput && input.isTerminal()) {
            return Terminal.raw(input);
        }
        return output.isTerminal() ? Terminal.plainOutput(output) : null;
    }

    private void start() throws IOException {
        if (terminal != null) {
            terminal.start();
        }
        if (winch != null) {
            winch.start();
        }
    }

    /** The process runs: from now on what is typed is sent. */
    void startReading() {
        if (input != null) {
            input.start();
        }
    }

    /** Gives everything back; a second call does nothing. The connection is closed before, which ends a write to it. */
    @Override
    public void close() throws IOException {
        try {
            if (input != null) {
                input.close();
            }
        } finally {
            if (winch != null) {
                winch.stop();
            }
            if (terminal != null) {
                terminal.close();
            }
        }
    }
}
