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
 * A session with a process that was created in a running container, and is started by opening its streams.
 *
 * <p>Differs from the seed: stdout and stderr stay apart; it is started with the terminal that it was created with,
 * because engines disagree on the framing otherwise; its exit code is told.
 */
public final class ExecOperation implements Operation {

    private final Engine engine;
    private final String exec;
    private final SessionStreams streams;
    private final SessionOptions options;

    /** Whether the next two are known. */
    private volatile boolean known;

    private boolean tty;
    private boolean openStdin;

    /** Null before the start. */
    private volatile ExecExit exit;

    /** Null to wait for the end of the output. */
    private Duration drain;

    /**
     * A session over the standard streams of this process, with the default options.
     *
     * @param engine where the exec was created
     * @param exec its id
     */
    public ExecOperation(Engine engine, String exec) {
        this(engine, exec, SessionStreams.standard(), SessionOptions.defaults());
    }

    /**
     * A session over the standard streams of this process, for callers who hold a docker-java client.
     *
     * @param client the client, never closed here
     * @param endpoint where the same engine listens; a client does not tell
     * @param exec its id
     */
    public ExecOperation(DockerClient client, Endpoint endpoint, String exec) {
        this(Engine.over(client, endpoint), exec);
    }

    /**
     * A session with an exec that was created and not started.
     *
     * @param engine where the exec was created
     * @param exec its id
     * @param streams the caller's ends
     * @param options how the session behaves
     */
    public ExecOperation(Engine engine, String exec, SessionStreams streams, SessionOptions options) {
        this.engine = Objects.requireNonNull(engine, "engine");
        this.exec = Objects.requireNonNull(exec, "exec");
        this.streams = Objects.requireNonNull(streams, "streams");
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * The same for an exec of which the caller knows how it was created, so that the engine need not be asked.
     *
     * @param created how it was created
     * @return this
     */
    public ExecOperation createdAs(ExecSpec created) {
        learn(created.tty(), created.stdin());
        return this;
    }

    /**
     * The same with the session ending with its process, though a child in the background holds the output open.
     *
     * <p>The engine is asked for the end while the stream runs. Once the process has ended and the time has passed, the
     * stream is given up as soon as nothing more can be read at once, or after 5 more of these times if children write
     * without a pause; time that the caller's stdout or stderr takes does not count. {@link
     * Outcome.Exited#outputStillOpen} tells.
     *
     * @param time how long output may still come after the process, 0 for none
     * @return this
     * @throws IllegalArgumentException if the time is negative
     */
    public ExecOperation endingWithProcess(Duration time) {
        SessionLimits.check(time, "drain time");
        drain = time;
        return this;
    }

    @Override
    public boolean isRaw() throws IOException {
        return isProcessTty();
    }

    /**
     * Whether the process was created with a terminal.
     *
     * @return as the engine says; asked once
     * @throws IOException if the engine does not answer well
     */
    public boolean isProcessTty() throws IOException {
        ask();
        return tty;
    }

    /**
     * Starts the process and opens its streams, which is one call.
     *
     * @return the connection, owned by the caller
     * @throws IOException if the engine refuses or cannot be reached
     */
    @Override
    public Sockets sockets() throws IOException {
        ask();
        ExecStart how = new ExecStart(tty, tty ? options.currentSize(streams) : Optional.empty());
        Sockets.InputEnd end = inputEnd();
        EngineConnection connection = start(how);
        return new Sockets(drain == null ? connection : new ExecDrain(connection, engine, exec, drain).begin(), end);
    }

    private EngineConnection start(ExecStart how) throws IOException {
        try {
            return engine.startExec(exec, how);
        } catch (IOException failure) {
            throw LostStartException.unlessRefused("exec " + exec, failure);
        }
    }

    private Sockets.InputEnd inputEnd() throws IOException {
        ask();
        if (!options.interactive() || !openStdin) {
            return Sockets.InputEnd.NOT_ATTACHED;
        }
        return tty ? Sockets.InputEnd.KEEP_OPEN : Sockets.InputEnd.HALF_CLOSE;
    }

    /** Whether the end of the input ends the stream and not the process, as that of a terminal does on dockerd. */
    boolean endsWithItsInput() {
        try {
            return isProcessTty() && !engine.version().podman();
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Ends a stdin that the process was created with and nobody will send to, so that it does not wait for it. */
    @Override
    public PendingExit start(Sockets sockets) throws IOException {
        ask();
        if (openStdin && !tty && sockets.input() == Sockets.InputEnd.NOT_ATTACHED) {
            sockets.connection().shutdownOutput();
        }
        exit = new ExecExit(engine, exec);
        return exit;
    }

    @Override
    public void resize(int rows, int columns) throws IOException {
        engine.resizeExec(exec, new TerminalSize(rows, columns));
    }

    @Override
    public Set<Quirk> quirks() {
        ExecExit asked = exit;
        return asked != null && asked.stillRan() ? Set.of(Quirk.RUNNING_AFTER_END) : Set.of();
    }

    @Override
    public SessionStreams streams() {
        return streams;
    }

    @Override
    public SessionOptions options() {
        return options;
    }

    /** Asks for what is not known yet, once. */
    private void ask() throws IOException {
        if (!known) {
            ExecInfo found = engine.inspectExec(exec);
            learn(found.tty(), found.openStdin());
        }
    }

    private void learn(boolean withTty, boolean withStdin) {
        tty = withTty;
        openStdin = withStdin;
        known = true;
    }
}
