// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.cli.options.Verbs;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.PseudoTerminal;
import io.github.dockerpty.pty.RunOperation;
import io.github.dockerpty.pty.SessionOptions;
import io.github.dockerpty.pty.Signals;
import java.io.IOException;

/**
 * {@code attach} and {@code start}: the terminal of a container that is there; {@code start}, the seed's, starts it
 * unless it runs.
 */
final class AttachCommand implements Command {

    private final Context context;
    private final EngineAccess access;
    private final Arguments arguments;
    private final String container;

    AttachCommand(Context context, EngineAccess access, Arguments arguments) {
        this.context = context;
        this.access = access;
        this.arguments = arguments;
        this.container = arguments.operands().get(0);
    }

    @Override
    public int run() throws UsageException, IOException {
        access.requireLasting("there is no container in it yet");
        boolean starts = arguments.verb().name().equals(Verbs.START.name());
        boolean stdin = starts ? arguments.isOn(Flags.INTERACTIVE, true) : !arguments.isOn(Flags.NO_STDIN);
        Sessions sessions = new Sessions(context, access, arguments);
        SessionOptions options = sessions.proxied(Signals.PROXY_WITHOUT_TTY).withInteractive(stdin);
        Engine engine = access.engine();
        if (stdin) {
            sessions.requireUsable(engine, container, starts ? "add --interactive=false" : "add --no-stdin");
        }
        RunOperation operation = starts
                ? new RunOperation(engine, container, context.streams(), options)
                : RunOperation.attach(engine, container, context.streams(), options);
        Outcome outcome = new PseudoTerminal(operation).start();
        return sessions.end("container '" + container + "'", "'dockerpty attach " + container + "'")
                .code(outcome);
    }
}
