// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flag;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.pty.DockerConfig;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.EndpointException;
import io.github.dockerpty.pty.EndpointOptions;
import io.github.dockerpty.pty.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the engine that the flags and the environment mean. */
final class EngineAccess {

    private final Context context;
    private final Arguments global;
    private DockerConfig config;
    private Endpoint endpoint;

    EngineAccess(Context context, Arguments global) {
        this.context = context;
        this.global = global;
    }

    /** The engine; opens no connection. */
    Engine engine() throws UsageException, IOException {
        return Engine.at(endpoint());
    }

    Endpoint endpoint() throws UsageException, IOException {
        if (endpoint == null) {
            endpoint = resolve();
            for (String warning : endpoint.warnings()) {
                context.say(warning);
            }
        }
        return endpoint;
    }

    /** What {@code config.json} says. */
    DockerConfig config() {
        if (config == null) {
            config = DockerConfig.load(
                    DockerConfig.directory(path(Flags.CONFIG), context.environment(), context.home()));
        }
        return config;
    }

    private Endpoint resolve() throws UsageException, IOException {
        List<String> hosts = global.all(Flags.HOST);
        if (hosts.size() > 1) {
            throw new UsageException("--host is given " + hosts.size() + " times; give one");
        }
        String host = hosts.isEmpty() ? context.environment().getOrDefault("DOCKER_HOST", "") : hosts.get(0);
        if (host.startsWith("embedded:")) {
            throw new UsageException(
                    "host '" + host + "': the embedded engine is not available in this version; use unix:// or tcp://");
        }
        EndpointOptions options = new EndpointOptions(
                text(Flags.HOST),
                text(Flags.CONTEXT),
                global.isOn(Flags.TLS),
                global.isOn(Flags.TLS_VERIFY),
                path(Flags.TLS_CA),
                path(Flags.TLS_CERT),
                path(Flags.TLS_KEY),
                path(Flags.CONFIG));
        try {
            return Endpoint.resolve(options, context.environment(), config());
        } catch (EndpointException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private Optional<Path> path(Flag flag) {
        String value = global.text(flag);
        return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    }

    private Optional<String> text(Flag flag) {
        String value = global.text(flag);
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
