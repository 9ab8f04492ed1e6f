// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.cli.spec.ContainerRequest;
import io.github.dockerpty.cli.spec.Streams;
import io.github.dockerpty.pty.ContainerSpec;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.EngineException;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.PseudoTerminal;
import io.github.dockerpty.pty.RunOperation;
import io.github.dockerpty.pty.SessionOptions;
import io.github.dockerpty.pty.Signals;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.util.Optional;

/** {@code run}: creates a container, holds its terminal, and leaves nothing behind if it never ran. */
final class RunCommand implements Command {

    private static final int NO_SUCH_CONTAINER = 404;
    private static final int REMOVAL_IN_PROGRESS = 409;

    private final Context context;
    private final EngineAccess access;
    private final Arguments arguments;
    private final Streams streams;

    RunCommand(Context context, EngineAccess access, Arguments arguments) {
        this.context = context;
        this.access = access;
        this.arguments = arguments;
        this.streams = Streams.of(arguments);
    }

    @Override
    public int run() throws UsageException, IOException {
        if (arguments.isOn(Flags.DETACH) && arguments.given(Flags.ATTACH)) {
            throw new UsageException("conflicting options: --attach and --detach cannot both be; leave one out");
        }
        if (arguments.isOn(Flags.DETACH)) {
            access.requireLasting("nothing can run on in it");
        }
        Sessions sessions = new Sessions(context, access, arguments);
        SessionOptions options = sessions.proxied(Signals.PROXY)
                .withInteractive(streams.stdin())
                .withOutput(streams.stdout(), streams.stderr());
        ContainerSpec spec = ContainerRequest.of(arguments, context.environment(), context.workingDirectory(), size());
        if (streams.stdin()) {
            sessions.requireReadable("leave out -i");
        }
        if (streams.stdin() && spec.tty()) {
            sessions.requireTerminal("leave out -t, or call this from a terminal");
        }
        Engine engine = access.engine();
        CreatedContainer watch = new CreatedContainer(context, engine, removes());
        try (watch) {
            String id = create(engine, spec, watch);
            try {
                return streams.any() ? hold(sessions, watch, operation(engine, id, options)) : leave(engine, watch, id);
            } catch (IOException e) {
                throw cleaned(engine, id, e);
            }
        }
    }

    private String create(Engine engine, ContainerSpec spec, CreatedContainer watch)
            throws UsageException, IOException {
        try (CidFile cidFile = CidFile.reserve(arguments.text(Flags.CIDFILE))) {
            Engine.Created created = new ImageCreation(context, access, arguments).create(engine, spec, watch);
            created.warnings().forEach(warning -> context.say("warning: " + warning));
            cidFile.write(created.id());
            return created.id();
        }
    }

    /** Whether nobody wants a container that has not run. */
    private boolean removes() {
        return arguments.isOn(Flags.RM) || access.isEmbedded();
    }

    private RunOperation operation(Engine engine, String id, SessionOptions options) {
        return new RunOperation(engine, id, context.streams(), options);
    }

    private int hold(Sessions sessions, CreatedContainer watch, RunOperation operation) throws IOException {
        PseudoTerminal session = new PseudoTerminal(operation);
        watch.holds(session);
        Outcome outcome = session.start();
        watch.left();
        String name = arguments.given(Flags.NAME) ? arguments.text(Flags.NAME) : watch.shortId();
        return sessions.end("container '" + name + "'", "'dockerpty attach " + name + "'")
                .code(outcome);
    }

    private int leave(Engine engine, CreatedContainer watch, String id) throws IOException {
        engine.startContainer(id);
        watch.left();
        context.print(id + "\n");
        return ExitCode.DONE;
    }

    /** The failure, after the container that never ran was removed; without {@code --rm} it stays, as with docker. */
    private IOException cleaned(Engine engine, String id, IOException failure) {
        if (!arguments.isOn(Flags.RM) || failure instanceof Context.OutputClosedException) {
            return failure;
        }
        try {
            engine.removeContainer(id);
        } catch (IOException e) {
            if (!isGone(e)) {
                context.say(ErrorText.of("cannot remove container '" + id + "', which never ran", e));
            }
        }
        return failure;
    }

    /** The engine may have removed it by itself, or be at it. */
    private static boolean isGone(IOException failure) {
        return failure instanceof EngineException answer
                && (answer.status() == NO_SUCH_CONTAINER || answer.status() == REMOVAL_IN_PROGRESS);
    }

    private Optional<TerminalSize> size() {
        return arguments.isOn(Flags.TTY) ? context.streams().outputTty().size() : Optional.empty();
    }
}
