// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.PseudoTerminal;
import io.github.dockerpty.pty.RunOperation;
import io.github.dockerpty.pty.SessionOptions;
import io.github.dockerpty.pty.Signals;
import java.io.IOException;

/** {@code attach}: the terminal of a running container. */
final class AttachCommand implements Command {

    private final Context context;
    private final EngineAccess access;
    private final Arguments arguments;
    private final String container;

    AttachCommand(Context context, Arguments global, Arguments arguments) {
        this.context = context;
        this.access = new EngineAccess(context, global);
        this.arguments = arguments;
        this.container = arguments.operands().get(0);
    }

    @Override
    public int run() throws UsageException, IOException {
        boolean stdin = !arguments.isOn(Flags.NO_STDIN);
        Sessions sessions = new Sessions(context, access, arguments);
        SessionOptions options = sessions.proxied(Signals.PROXY_WITHOUT_TTY).withInteractive(stdin);
        Engine engine = access.engine();
        if (stdin) {
            sessions.requireTerminal(engine, container, "add --no-stdin, or call this from a terminal");
        }
        Outcome outcome =
                new PseudoTerminal(RunOperation.attach(engine, container, context.streams(), options)).start();
        return new SessionEnd(context, "container '" + container + "'", "'dockerpty attach " + container + "'")
                .code(outcome);
    }
}
