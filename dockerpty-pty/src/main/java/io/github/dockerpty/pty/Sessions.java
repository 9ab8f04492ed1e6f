// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.util.Objects;

/**
 * Opens sessions over one engine, any number, one after the other or at the same time.
 *
 * <p>Each method returns as soon as what it creates is created; attach and start go on in the session's own thread, and
 * {@link Session#exit} tells if they were refused. Immutable; any thread may call. Made by {@link DockerPty#sessions}.
 */
public final class Sessions {

    private final Engine engine;
    private final SessionOptions options;
    private final SessionLimits limits;

    Sessions(Engine engine, SessionOptions options, SessionLimits limits) {
        this.engine = Objects.requireNonNull(engine, "engine");
        this.options = Objects.requireNonNull(options, "options");
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /**
     * The same with other options.
     *
     * @param changed how the sessions behave: size, detach keys, replay, signals and which streams
     * @return the changed copy
     */
    public Sessions with(SessionOptions changed) {
        return new Sessions(engine, changed, limits);
    }

    /**
     * The same with other limits.
     *
     * @param changed what ends the sessions
     * @return the changed copy
     */
    public Sessions with(SessionLimits changed) {
        return new Sessions(engine, options, changed);
    }

    /**
     * Creates a container and opens a session that starts it.
     *
     * <p>The container stays afterwards, unless it was created to be removed by the engine.
     *
     * @param spec the container, with its terminal, environment and raw settings such as user and working directory
     * @return the session, owned by the caller; its id is the container's
     * @throws IOException if the engine does not create the container
     */
    public Session run(ContainerSpec spec) throws IOException {
        return start(engine.createContainer(spec).id());
    }

    /**
     * Opens a session with a container, which is started if it does not run.
     *
     * @param container its name or id
     * @return the session, owned by the caller
     */
    public Session start(String container) {
        SessionEnds ends = new SessionEnds();
        return new Session(container, new RunOperation(engine, container, ends.streams(), options), ends).begin();
    }

    /**
     * Opens a session with a container that must run already.
     *
     * @param container its name or id
     * @return the session, owned by the caller
     */
    public Session attach(String container) {
        SessionEnds ends = new SessionEnds();
        return new Session(container, RunOperation.attach(engine, container, ends.streams(), options), ends).begin();
    }

    /**
     * Creates a process in a running container and opens a session that starts it.
     *
     * @param container its name or id
     * @param spec the process, with its terminal, environment, user and working directory
     * @return the session, owned by the caller; its id is the exec's
     * @throws IOException if the engine does not create the exec
     */
    public Session exec(String container, ExecSpec spec) throws IOException {
        String exec = engine.createExec(container, spec);
        SessionEnds ends = new SessionEnds();
        return open(new ExecOperation(engine, exec, ends.streams(), options).createdAs(spec), exec, ends);
    }

    /**
     * Opens a session that starts an exec, which was created before, here or elsewhere.
     *
     * @param exec its id
     * @return the session, owned by the caller
     */
    public Session startExec(String exec) {
        SessionEnds ends = new SessionEnds();
        return open(new ExecOperation(engine, exec, ends.streams(), options), exec, ends);
    }

    private Session open(ExecOperation operation, String exec, SessionEnds ends) {
        limits.drain().ifPresent(operation::endingWithProcess);
        return new Session(exec, operation, ends).begin();
    }
}
