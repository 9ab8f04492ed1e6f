// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.cli.spec.ExecRequest;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.ExecOperation;
import io.github.dockerpty.pty.ExecSpec;
import io.github.dockerpty.pty.ExecStart;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.PseudoTerminal;
import io.github.dockerpty.pty.SessionOptions;
import io.github.dockerpty.pty.Signals;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.util.Optional;

/** {@code exec}: a process in a running container. */
final class ExecCommand implements Command {

    private final Context context;
    private final EngineAccess access;
    private final Arguments arguments;
    private final String container;

    ExecCommand(Context context, EngineAccess access, Arguments arguments) {
        this.context = context;
        this.access = access;
        this.arguments = arguments;
        this.container = arguments.operands().get(0);
    }

    @Override
    public int run() throws UsageException, IOException {
        access.requireLasting("there is no container in it yet");
        boolean detached = arguments.isOn(Flags.DETACH);
        boolean stdin = arguments.isOn(Flags.INTERACTIVE) && !detached;
        Sessions sessions = new Sessions(context, access, arguments);
        SessionOptions options = sessions.options(Signals.INTERRUPT).withInteractive(stdin);
        String keys = options.detachKeys().forEngine();
        ExecSpec spec = ExecRequest.of(arguments, context.environment(), size(), keys);
        Engine engine = access.engine();
        if (stdin) {
            sessions.requireReadable("leave out -i");
        }
        if (stdin && spec.tty()) {
            sessions.requireTerminal("leave out -t, or call this from a terminal");
        }
        String exec = engine.createExec(container, spec);
        if (detached) {
            engine.startExecDetached(exec, new ExecStart(spec.tty(), spec.size()));
            return ExitCode.DONE;
        }
        ExecOperation operation = new ExecOperation(engine, exec, context.streams(), options).createdAs(spec);
        Outcome outcome = new PseudoTerminal(operation).start();
        return sessions.end("the process in container '" + container + "'", "").code(outcome);
    }

    private Optional<TerminalSize> size() {
        return arguments.isOn(Flags.TTY) ? context.streams().outputTty().size() : Optional.empty();
    }
}
