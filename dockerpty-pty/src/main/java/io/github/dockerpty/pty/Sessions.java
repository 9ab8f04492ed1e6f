// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.util.List;
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
        return start(engine.createContainer(spec).id(), spec.command());
    }

    /**
     * Opens a session with a container, which is started if it does not run.
     *
     * @param container its name or id
     * @return the session, owned by the caller
     */
    public Session start(String container) {
        return start(container, List.of());
    }

    private Session start(String container, List<String> command) {
        SessionEnds ends = new SessionEnds();
        Operation operation = new RunOperation(engine, container, ends.streams(), options);
        return open(new Session.Subject(container, command), operation, ends, new ContainerTarget(engine, container));
    }

    /**
     * Opens a session with a container that must run already.
     *
     * @param container its name or id
     * @return the session, owned by the caller
     */
    public Session attach(String container) {
        SessionEnds ends = new SessionEnds();
        Operation operation = RunOperation.attach(engine, container, ends.streams(), options);
        return open(new Session.Subject(container, List.of()), operation, ends, new ContainerTarget(engine, container));
    }

    /**
     * Creates a process in a running container and opens a session that starts it.
     *
     * <p>The process gets one variable more than the container's and the spec's: {@code DOCKERPTY_SESSION}, by which it
     * and its children can be found and signalled, since engines have no call for that. It is looked for only when that
     * is wanted, by a helper process: {@code sh}, run in the container as the same user. Children that change their
     * user or clear their environment are not found so; {@link SessionLimits#withWrapper} helps against the latter.
     *
     * @param container its name or id
     * @param spec the process, with its terminal, environment, user and working directory
     * @return the session, owned by the caller; its id is the exec's
     * @throws IOException if the engine does not create the exec
     */
    public Session exec(String container, ExecSpec spec) throws IOException {
        ExecMark mark = new ExecMark();
        ExecSpec marked = mark.marked(spec, limits.wrapped());
        SessionEnds ends = new SessionEnds();
        WrapperReport report = limits.wrapped() ? ends.takeReport(mark.variable()) : null;
        String exec = engine.createExec(container, marked);
        ExecOperation operation = new ExecOperation(engine, exec, ends.streams(), options).createdAs(marked);
        limits.drain().ifPresent(operation::endingWithProcess);
        ExecTarget.Place place = new ExecTarget.Place(container, exec, spec, mark);
        Target target = new ExecTarget(engine, place, report);
        return open(new Session.Subject(exec, spec.command()), operation, ends, target);
    }

    /**
     * Opens a session that starts an exec, which was created before, here or elsewhere.
     *
     * <p>It takes no signals and cannot be killed: {@link #exec} tells why.
     *
     * @param exec its id
     * @return the session, owned by the caller
     */
    public Session startExec(String exec) {
        SessionEnds ends = new SessionEnds();
        ExecOperation operation = new ExecOperation(engine, exec, ends.streams(), options);
        limits.drain().ifPresent(operation::endingWithProcess);
        return open(new Session.Subject(exec, List.of()), operation, ends, new StrangeTarget(engine, exec));
    }

    private Session open(Session.Subject subject, Operation operation, SessionEnds ends, Target target) {
        SessionTask task = new SessionTask(operation, ends, target, limits);
        task.begin();
        return new Session(subject, ends, task, limits.onClose());
    }
}
