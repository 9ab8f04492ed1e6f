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
import io.github.dockerpty.pty.LastingEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the engine that the flags and the environment mean; owns the connection, and the engine if it is embedded. */
final class EngineAccess implements AutoCloseable {

    private static final String EMBEDDED = "embedded:";

    private final Context context;
    private final Arguments global;
    private DockerConfig config;
    private Endpoint endpoint;
    private LastingEngine engine;
    private EmbeddedHost embedded;

    EngineAccess(Context context, Arguments global) {
        this.context = context;
        this.global = global;
    }

    /** The engine; opens no connection. */
    Engine engine() throws UsageException, IOException {
        if (engine == null) {
            engine = LastingEngine.at(endpoint());
        }
        return engine;
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

    /** Whether the engine begins and ends with this command; only where that was asked for in so many words. */
    boolean isEmbedded() {
        return host().startsWith(EMBEDDED);
    }

    /** As typed, or of the environment; empty if a context names it. */
    private String host() {
        String host = global.text(Flags.HOST);
        boolean ofEnvironment = host.isEmpty() && !global.given(Flags.CONTEXT);
        return ofEnvironment ? context.environment().getOrDefault("DOCKER_HOST", "") : host;
    }

    /**
     * Refuses the embedded engine for what needs one that was there before, or that stays.
     *
     * @param why why it cannot be
     */
    void requireLasting(String why) throws UsageException {
        if (isEmbedded()) {
            throw new UsageException("host '" + EMBEDDED + "' is an engine that begins and ends with this command, so "
                    + why + "; 'dockerpty engine' serves one that stays");
        }
    }

    private String embedded() throws IOException {
        if (embedded == null) {
            embedded = EmbeddedHost.start();
            context.say(
                    "the embedded engine runs a program of this machine, as user '" + System.getProperty("user.name")
                            + "' and without isolation; images, users, mounts, networks and limits mean nothing to it");
        }
        return embedded.address();
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
        if (isEmbedded() && !host().equals(EMBEDDED)) {
            throw new UsageException("host '" + host() + "': nothing follows the colon; write " + EMBEDDED);
        }
        EndpointOptions options = new EndpointOptions(
                isEmbedded() ? Optional.of(embedded()) : text(Flags.HOST),
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

    /** Ends the embedded engine and what runs in it; of any other, the connection to it. */
    @Override
    public void close() {
        closeConnection();
        if (embedded != null) {
            String failure = embedded.end();
            if (!failure.isEmpty()) {
                context.say("the embedded engine has left something behind: " + failure);
            }
        }
    }

    private void closeConnection() {
        try {
            if (engine != null) {
                engine.close();
            }
        } catch (IOException e) {
            context.say("the connection to the engine does not close: " + e.getMessage());
        }
    }
}
