// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.api.DockerClient;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.util.Objects;
import java.util.OptionalInt;

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

    private volatile ExecInfo info;

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
        info = new ExecInfo(exec, "", false, OptionalInt.empty(), created.tty(), created.stdin());
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
        return execInfo().tty();
    }

    /**
     * Starts the process and opens its streams, which is one call.
     *
     * @return the connection, owned by the caller
     * @throws IOException if the engine refuses or cannot be reached
     */
    @Override
    public Sockets sockets() throws IOException {
        boolean tty = isProcessTty();
        ExecStart how = new ExecStart(tty, tty ? options.currentSize(streams) : java.util.Optional.empty());
        return new Sockets(engine.startExec(exec, how), inputEnd());
    }

    private Sockets.InputEnd inputEnd() throws IOException {
        ExecInfo found = execInfo();
        if (!options.interactive() || !found.openStdin()) {
            return Sockets.InputEnd.NOT_ATTACHED;
        }
        return found.tty() ? Sockets.InputEnd.KEEP_OPEN : Sockets.InputEnd.HALF_CLOSE;
    }

    /** Ends a stdin that the process was created with and nobody will send to, so that it does not wait for it. */
    @Override
    public PendingExit start(Sockets sockets) throws IOException {
        ExecInfo found = execInfo();
        if (found.openStdin() && !found.tty() && sockets.input() == Sockets.InputEnd.NOT_ATTACHED) {
            sockets.connection().shutdownOutput();
        }
        return new ExecExit(engine, exec);
    }

    @Override
    public void resize(int rows, int columns) throws IOException {
        engine.resizeExec(exec, new TerminalSize(rows, columns));
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
    private ExecInfo execInfo() throws IOException {
        if (info == null) {
            info = engine.inspectExec(exec);
        }
        return info;
    }
}
