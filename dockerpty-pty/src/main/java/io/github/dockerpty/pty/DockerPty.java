// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.api.DockerClient;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The one-line entry points: a terminal session over the standard streams of this process, or sessions as values.
 *
 * <p>Each of the former blocks until the session has ended and tells how; {@link PseudoTerminal} tells what ends it and
 * what may be thrown. For other streams or options, make the operation oneself. Stateless; any thread may call, but
 * only one session at a time can have the standard streams.
 */
public final class DockerPty {

    private DockerPty() {}

    /**
     * For sessions that are held as values: run, start, attach, exec.
     *
     * @param engine where they will be
     * @return what opens them, with the default options
     */
    public static Sessions sessions(Engine engine) {
        return new Sessions(engine, SessionOptions.defaults(), SessionLimits.none());
    }

    /**
     * Presents the terminal of a container, which is started if it does not run.
     *
     * <p>Differs from the seed: past output is not shown; use {@link SessionOptions#withReplay} for it.
     *
     * @param engine where the container is
     * @param container its name or id
     * @return how the session ended
     * @throws IOException if the local stdin or terminal fails
     */
    public static Outcome start(Engine engine, String container) throws IOException {
        return start(engine, container, SessionStreams.standard(), SessionOptions.defaults());
    }

    /**
     * Presents a container's streams on those of the caller; it is started if it does not run.
     *
     * @param engine where the container is
     * @param container its name or id
     * @param streams the caller's ends
     * @param options how the session behaves
     * @return how the session ended
     * @throws IOException if the caller's stdin or terminal fails
     */
    public static Outcome start(Engine engine, String container, SessionStreams streams, SessionOptions options)
            throws IOException {
        return new PseudoTerminal(new RunOperation(engine, container, streams, options)).start();
    }

    /**
     * As {@link #start(Engine, String)}, for callers who hold a docker-java client.
     *
     * @param client a docker-java client, never closed here
     * @param endpoint where the same engine listens; a client does not tell
     * @param container its name or id
     * @return how the session ended
     * @throws IOException as the other one
     */
    public static Outcome start(DockerClient client, Endpoint endpoint, String container) throws IOException {
        return start(Engine.over(client, endpoint), container);
    }

    /**
     * Creates a process with a terminal and stdin in a running container; it does not run yet.
     *
     * @param engine where the container is
     * @param container its name or id
     * @param command the program and its arguments, at least one
     * @return the exec's id, for {@link #startExec}
     * @throws IOException if the engine refuses or cannot be reached
     */
    public static String execCreate(Engine engine, String container, String... command) throws IOException {
        return engine.createExec(container, interactive(List.of(command)));
    }

    /**
     * As {@link #execCreate(Engine, String, String...)}, for callers who hold a docker-java client.
     *
     * @param client a docker-java client, never closed here
     * @param endpoint where the same engine listens; a client does not tell
     * @param container its name or id
     * @param command the program and its arguments, at least one
     * @return the exec's id
     * @throws IOException as the other one
     */
    public static String execCreate(DockerClient client, Endpoint endpoint, String container, String... command)
            throws IOException {
        return execCreate(Engine.over(client, endpoint), container, command);
    }

    /**
     * Runs a process with a terminal in a running container.
     *
     * @param engine where the container is
     * @param container its name or id
     * @param command the program and its arguments, at least one
     * @return how the session ended
     * @throws IOException if the engine does not create the exec, or the local stdin or terminal fails
     */
    public static Outcome execCommand(Engine engine, String container, String... command) throws IOException {
        ExecSpec spec = interactive(List.of(command));
        return execCommand(engine, container, spec, SessionStreams.standard());
    }

    /**
     * Runs a process in a running container, with or without a terminal and stdin.
     *
     * @param engine where the container is
     * @param container its name or id
     * @param spec the process
     * @param streams the caller's ends
     * @return how the session ended
     * @throws IOException if the engine does not create the exec, or the caller's stdin or terminal fails
     */
    public static Outcome execCommand(Engine engine, String container, ExecSpec spec, SessionStreams streams)
            throws IOException {
        String exec = engine.createExec(container, spec);
        SessionOptions options = SessionOptions.defaults();
        return new PseudoTerminal(new ExecOperation(engine, exec, streams, options).createdAs(spec)).start();
    }

    /**
     * As {@link #execCommand(Engine, String, String...)}, for callers who hold a docker-java client.
     *
     * @param client a docker-java client, never closed here
     * @param endpoint where the same engine listens; a client does not tell
     * @param container its name or id
     * @param command the program and its arguments, at least one
     * @return how the session ended
     * @throws IOException as the other one
     */
    public static Outcome execCommand(DockerClient client, Endpoint endpoint, String container, String... command)
            throws IOException {
        return execCommand(Engine.over(client, endpoint), container, command);
    }

    /**
     * Starts an exec that was created before, here or elsewhere, and presents its streams.
     *
     * @param engine where it was created
     * @param exec its id
     * @return how the session ended
     * @throws IOException if the local stdin or terminal fails
     */
    public static Outcome startExec(Engine engine, String exec) throws IOException {
        return startExec(engine, exec, SessionStreams.standard(), SessionOptions.defaults());
    }

    /**
     * Starts an exec that was created before and presents its streams on those of the caller.
     *
     * @param engine where it was created
     * @param exec its id
     * @param streams the caller's ends
     * @param options how the session behaves
     * @return how the session ended
     * @throws IOException if the caller's stdin or terminal fails
     */
    public static Outcome startExec(Engine engine, String exec, SessionStreams streams, SessionOptions options)
            throws IOException {
        return new PseudoTerminal(new ExecOperation(engine, exec, streams, options)).start();
    }

    /**
     * As {@link #startExec(Engine, String)}, for callers who hold a docker-java client.
     *
     * @param client a docker-java client, never closed here
     * @param endpoint where the same engine listens; a client does not tell
     * @param exec its id
     * @return how the session ended
     * @throws IOException as the other one
     */
    public static Outcome startExec(DockerClient client, Endpoint endpoint, String exec) throws IOException {
        return startExec(Engine.over(client, endpoint), exec);
    }

    private static ExecSpec interactive(List<String> command) {
        Optional<TerminalSize> size = SessionStreams.standard().size();
        ExecSpec spec = ExecSpec.of(command).interactive(true, true);
        return new ExecSpec(
                spec.command(),
                spec.tty(),
                spec.stdin(),
                spec.output(),
                spec.environment(),
                spec.user(),
                spec.workingDirectory(),
                spec.privileged(),
                DetachKeys.standard().forEngine(),
                size);
    }
}
