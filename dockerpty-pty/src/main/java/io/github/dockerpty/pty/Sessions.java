// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.io.Route;
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
    private final How how;

    /**
     * How sessions are driven, and where their output goes.
     *
     * @param loop null for threads of the session's own
     * @param output null for the session's streams
     */
    private record How(SessionOptions options, SessionLimits limits, PumpLoop loop, Route output) {

        How {
            Objects.requireNonNull(options, "options");
            Objects.requireNonNull(limits, "limits");
        }
    }

    Sessions(Engine engine, SessionOptions options, SessionLimits limits) {
        this(engine, new How(options, limits, null, null));
    }

    private Sessions(Engine engine, How how) {
        this.engine = Objects.requireNonNull(engine, "engine");
        this.how = how;
    }

    /**
     * The same with other options.
     *
     * @param changed how the sessions behave: size, detach keys, replay, signals and which streams
     * @return the changed copy
     */
    public Sessions with(SessionOptions changed) {
        return new Sessions(engine, new How(changed, how.limits, how.loop, how.output));
    }

    /**
     * The same with other limits.
     *
     * @param changed what ends the sessions
     * @return the changed copy
     */
    public Sessions with(SessionLimits changed) {
        return new Sessions(engine, new How(how.options, changed, how.loop, how.output));
    }

    /**
     * The same with the sessions carried by a loop instead of threads of their own: thousands on one thread.
     *
     * <p>The session's own streams block their callers as ever, but not the loop. Attach, start, sizes and the question
     * for an exit code run on {@link PumpLoop#calls}, where an engine that does not answer holds up one thread.
     * A {@link SizeSource} is asked at the start only. Once the loop is closed, its sessions are lost.
     *
     * <p>Signals of this process are left alone, and no log is replayed: opening a session with other {@link Signals}
     * than {@link Signals#UNTOUCHED}, or one with a container and a {@link LogReplay}, is an {@link
     * IllegalArgumentException}.
     *
     * @param carrier stays the caller's, who closes it after the sessions
     * @return the changed copy
     */
    public Sessions on(PumpLoop carrier) {
        return new Sessions(
                engine, new How(how.options, how.limits, Objects.requireNonNull(carrier, "carrier"), how.output));
    }

    /**
     * The same with the output led to sinks instead of the session's stdout and stderr, which are empty then: for one
     * session.
     *
     * <p>With {@link io.github.dockerpty.io.PushSink} the output is pushed on demand, and the process waits for demand;
     * {@link io.github.dockerpty.io.TextSink} and {@link io.github.dockerpty.io.LineSink} show it as characters and
     * lines, {@link io.github.dockerpty.io.Capture} keeps some of it. In a loop they are called by the loop's thread
     * and must not block. What a sink throws ends its session, with {@link Outcome.OutputClosed} if it is an {@link
     * IOException}. They are closed, which tells them the end, by another thread before {@link Session#exit} completes,
     * and only after {@link Outcome.Exited}; after any other end a {@code PushSink} is canceled.
     *
     * @param sinks where stdout and stderr go; with a terminal, all output is stdout
     * @return the changed copy, to open one session
     */
    public Sessions to(Route sinks) {
        return new Sessions(engine, new How(how.options, how.limits, how.loop, Objects.requireNonNull(sinks, "sinks")));
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
        SessionEnds ends = new SessionEnds(how.output);
        Operation operation = new RunOperation(engine, container, ends.streams(), how.options);
        return open(
                new Session.Subject(container, command),
                drive(operation),
                ends,
                new ContainerTarget(engine, container));
    }

    /**
     * Opens a session with a container that must run already.
     *
     * @param container its name or id
     * @return the session, owned by the caller
     */
    public Session attach(String container) {
        SessionEnds ends = new SessionEnds(how.output);
        Operation operation = RunOperation.attach(engine, container, ends.streams(), how.options);
        return open(
                new Session.Subject(container, List.of()),
                drive(operation),
                ends,
                new ContainerTarget(engine, container));
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
        ExecSpec marked = mark.marked(spec, how.limits.wrapped());
        SessionEnds ends = new SessionEnds(how.output);
        WrapperReport report = how.limits.wrapped() ? ends.takeReport(mark.variable()) : null;
        String exec = engine.createExec(container, marked);
        ExecOperation operation = new ExecOperation(engine, exec, ends.streams(), how.options).createdAs(marked);
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
        SessionEnds ends = new SessionEnds(how.output);
        ExecOperation operation = new ExecOperation(engine, exec, ends.streams(), how.options);
        return open(new Session.Subject(exec, List.of()), operation, ends, new StrangeTarget(engine, exec));
    }

    /** Opens a session with an exec, with its drain time in the way of what drives it. */
    private Session open(Session.Subject subject, ExecOperation operation, SessionEnds ends, Target target) {
        if (how.loop == null) {
            how.limits.drain().ifPresent(operation::endingWithProcess);
            return open(subject, drive(operation), ends, target);
        }
        LoopDrive drive = loopDrive(operation);
        how.limits
                .drain()
                .ifPresent(time -> drive.endingWithProcess(
                        new LoopExecWatch(how.loop, () -> engine.inspectExec(subject.id()), time)));
        return open(subject, drive, ends, target);
    }

    private Session open(Session.Subject subject, SessionDrive drive, SessionEnds ends, Target target) {
        SessionTask task = new SessionTask(drive, ends, target, how.limits);
        task.begin(how.loop);
        return new Session(subject, ends, task);
    }

    private SessionDrive drive(Operation operation) {
        if (how.loop == null) {
            return new ThreadDrive(operation, SessionTask.nextNumber());
        }
        if (how.options.replay() != LogReplay.NONE) {
            throw new IllegalArgumentException("a loop replays no log: read it before with Engine.logs");
        }
        return loopDrive(operation);
    }

    private LoopDrive loopDrive(Operation operation) {
        if (how.options.signals() != Signals.UNTOUCHED) {
            throw new IllegalArgumentException("a loop leaves the signals of this process alone, so "
                    + how.options.signals() + " cannot be: handle them and call Session.signal or detach");
        }
        return new LoopDrive(how.loop, operation);
    }
}
