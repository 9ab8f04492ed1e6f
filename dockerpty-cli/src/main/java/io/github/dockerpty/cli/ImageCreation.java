// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.cli.pull.LiveProgress;
import io.github.dockerpty.cli.pull.PlainProgress;
import io.github.dockerpty.cli.pull.PullProgress;
import io.github.dockerpty.cli.pull.PullTarget;
import io.github.dockerpty.cli.pull.Puller;
import io.github.dockerpty.pty.ContainerSpec;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.EngineException;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.util.Optional;

/** Creates a container, and pulls its image first if {@code --pull} says so or it is not there. */
final class ImageCreation {

    private static final int NOT_FOUND = 404;

    private final Context context;
    private final EngineAccess access;
    private final Arguments arguments;

    ImageCreation(Context context, EngineAccess access, Arguments arguments) {
        this.context = context;
        this.access = access;
        this.arguments = arguments;
    }

    /** Creates it; whoever watches is told when the engine is asked and what it answered. */
    Engine.Created create(Engine engine, ContainerSpec spec, CreatedContainer watch)
            throws UsageException, IOException {
        String when = arguments.text(Flags.PULL);
        if (when.equals("always")) {
            pull(engine, spec);
        }
        try {
            return ask(engine, spec, watch);
        } catch (EngineException e) {
            if (e.status() != NOT_FOUND || !(when.isEmpty() || when.equals("missing"))) {
                throw e;
            }
            pull(engine, spec);
            return ask(engine, spec, watch);
        }
    }

    private static Engine.Created ask(Engine engine, ContainerSpec spec, CreatedContainer watch) throws IOException {
        String id = null;
        watch.creating();
        try {
            Engine.Created created = engine.createContainer(spec);
            id = created.id();
            return created;
        } finally {
            watch.answered(id);
        }
    }

    private void pull(Engine engine, ContainerSpec spec) throws UsageException, IOException {
        Endpoint endpoint = access.endpoint();
        PullTarget target = new PullTarget(
                endpoint.uri(), endpoint.sslContext(), engine.version().api(), access.config());
        new Puller(target, progress()).pull(spec.image(), spec.platform());
    }

    private PullProgress progress() {
        if (arguments.isOn(Flags.QUIET)) {
            return PullProgress.SILENT;
        }
        Optional<TerminalSize> size = context.errTty().size();
        return size.isPresent()
                ? new LiveProgress(context::show, size.get().rows(), size.get().columns())
                : new PlainProgress(context::say);
    }
}
