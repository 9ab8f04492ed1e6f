// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.api.DockerClient;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A session with the first process of a container, which is started if it does not run.
 *
 * <p>In the order that is right on every engine: attach, register for the exit, start. A container that runs already is
 * registered for before the attach and looked at again after it, so that one that ends in between is noticed.
 *
 * <p>Differs from the seed: one attach connection instead of three; past output only when {@link SessionOptions#replay}
 * asks for it; with a restart policy, the session ends with the first run.
 */
public final class RunOperation implements Operation {

    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** dockerd cuts a stream at most 2 seconds after the process. */
    private static final Duration DRAIN_ENDED = Duration.ofMillis(2500);

    private final Engine engine;
    private final String container;
    private final SessionStreams streams;
    private final SessionOptions options;
    private final boolean attachOnly;

    private volatile ContainerInfo info;
    private RegisteredConnection registered;
    private volatile boolean endedMeanwhile;
    private volatile boolean earlySizeRefused;

    /**
     * A session over the standard streams of this process, with the default options.
     *
     * @param engine where the container is
     * @param container its name or id
     */
    public RunOperation(Engine engine, String container) {
        this(engine, container, SessionStreams.standard(), SessionOptions.defaults());
    }

    /**
     * A session over the standard streams of this process, for callers who hold a docker-java client.
     *
     * @param client the client, never closed here
     * @param endpoint where the same engine listens; a client does not tell
     * @param container its name or id
     */
    public RunOperation(DockerClient client, Endpoint endpoint, String container) {
        this(Engine.over(client, endpoint), container);
    }

    /**
     * A session with a container, which is started if it does not run.
     *
     * @param engine where the container is
     * @param container its name or id
     * @param streams the caller's ends
     * @param options how the session behaves
     */
    public RunOperation(Engine engine, String container, SessionStreams streams, SessionOptions options) {
        this(engine, container, streams, options, false);
    }

    private RunOperation(
            Engine engine, String container, SessionStreams streams, SessionOptions options, boolean attachOnly) {
        this.engine = Objects.requireNonNull(engine, "engine");
        this.container = Objects.requireNonNull(container, "container");
        this.streams = Objects.requireNonNull(streams, "streams");
        this.options = Objects.requireNonNull(options, "options");
        this.attachOnly = attachOnly;
    }

    /**
     * A session with a container that must run already: one that does not is refused, never started.
     *
     * @param engine where the container is
     * @param container its name or id
     * @param streams the caller's ends
     * @param options how the session behaves
     * @return the operation
     */
    public static RunOperation attach(Engine engine, String container, SessionStreams streams, SessionOptions options) {
        return new RunOperation(engine, container, streams, options, true);
    }

    @Override
    public boolean isRaw() throws IOException {
        return containerInfo().tty();
    }

    /**
     * Attaches.
     *
     * @return the connection, owned by the caller; while it replays the log, no live output is read
     * @throws ContainerStateException if the container is paused or restarting, or has to run and does not
     * @throws IOException if the engine refuses or cannot be reached
     */
    @Override
    public Sockets sockets() throws IOException {
        ContainerInfo found = containerInfo();
        attach().checkState(found, attachOnly);
        if (!found.running()) {
            return attach().open(found);
        }
        PendingExit exit = engine.waitContainer(container, WaitCondition.NOT_RUNNING);
        Sockets sockets = null;
        try {
            sockets = attach().open(found);
            endedMeanwhile = !ContainerAttach.runs(engine, container);
            registered = new RegisteredConnection(sockets.connection(), exit);
            return new Sockets(registered, sockets.input());
        } finally {
            if (registered == null) {
                exit.close();
                Closing.afterFailure(sockets);
            }
        }
    }

    private ContainerAttach attach() {
        return new ContainerAttach(engine, container, options);
    }

    @Override
    public PendingExit start(Sockets sockets) throws IOException {
        if (registered != null) {
            return new ContainerExit(engine, container, registered.claim(), null);
        }
        ContainerInfo found = containerInfo();
        if (found.running()) {
            return new ContainerExit(
                    engine, container, engine.waitContainer(container, WaitCondition.NOT_RUNNING), null);
        }
        PendingExit exit = registerForStart(found);
        boolean started = false;
        try {
            sizeEarly(found);
            startContainer();
            started = true;
            return exit;
        } finally {
            if (!started) {
                exit.close();
            }
        }
    }

    private void startContainer() throws IOException {
        try {
            engine.startContainer(container);
        } catch (IOException failure) {
            throw LostStartException.unlessRefused("container " + container, failure);
        }
    }

    private PendingExit registerForStart(ContainerInfo found) throws IOException {
        PendingExit exit = engine.waitContainer(container, WaitCondition.NEXT_EXIT);
        if (!found.autoRemove()) {
            return new ContainerExit(engine, container, exit, null);
        }
        PendingExit removal = null;
        try {
            removal = engine.waitContainer(container, WaitCondition.REMOVED);
            return new ContainerExit(engine, container, exit, removal);
        } finally {
            if (removal == null) {
                exit.close();
            }
        }
    }

    /**
     * podman takes a size between attach and start, so that the process never sees another; dockerd refuses it then.
     */
    private void sizeEarly(ContainerInfo found) throws IOException {
        Optional<TerminalSize> size = found.tty() ? options.currentSize(streams) : Optional.empty();
        if (size.isPresent()) {
            try {
                engine.resizeContainer(container, size.get());
            } catch (EngineException tooEarly) {
                earlySizeRefused = true;
            }
        }
    }

    @Override
    public Optional<Duration> drainLimit() {
        if (!options.stdout() && !options.stderr()) {
            return Optional.of(Duration.ZERO);
        }
        return Optional.of(endedMeanwhile ? DRAIN_ENDED : DRAIN);
    }

    @Override
    public void resize(int rows, int columns) throws IOException {
        engine.resizeContainer(container, new TerminalSize(rows, columns));
    }

    @Override
    public void signal(String name) throws IOException {
        engine.killContainer(container, name);
    }

    @Override
    public boolean takesSignals() {
        return true;
    }

    @Override
    public boolean needsRepaint() {
        return info != null && info.running();
    }

    @Override
    public Set<Quirk> quirks() {
        return earlySizeRefused ? Set.of(Quirk.EARLY_SIZE_REFUSED) : Set.of();
    }

    @Override
    public SessionStreams streams() {
        return streams;
    }

    @Override
    public SessionOptions options() {
        return options;
    }

    /** The facts found first, asked for once. */
    private ContainerInfo containerInfo() throws IOException {
        if (info == null) {
            info = engine.inspectContainer(container);
        }
        return info;
    }
}
