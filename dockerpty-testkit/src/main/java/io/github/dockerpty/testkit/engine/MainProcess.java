// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The main process of a container, run after run: where it stands, what starts it and what ends it. */
final class MainProcess {

    private final Engine engine;
    private final Container container;

    // All guarded by this.
    private final Restarts restarts;
    private State state = State.created();
    private Task task;
    private Resizes resizes;
    private int endings;

    MainProcess(Engine engine, Container container) {
        this.engine = engine;
        this.container = container;
        this.restarts = new Restarts(RestartPolicy.of(container.config()), engine.traits());
    }

    synchronized State state() {
        return state;
    }

    synchronized long pid() {
        return task == null ? 0 : task.pid();
    }

    /** Whether an end shows in the state of which the streams, the events and those who wait are not told yet. */
    synchronized boolean isEnding() {
        return endings > 0;
    }

    /** How often its policy has started it again since a client did. */
    synchronized int restartCount() {
        return restarts.count();
    }

    /** Forgets how it ended, as podman does when a client attaches. */
    synchronized void reset() {
        restarts.cancel();
        state = State.created();
    }

    /** Starts the process for a client; false when it is running. */
    boolean start() throws Refusal, InterruptedException {
        Task started;
        synchronized (this) {
            if (state.isRunning() && !state.isRestarting()) {
                return false;
            }
            restarts.begin();
            started = launch();
        }
        connect(started);
        return true;
    }

    /** Starts the process again, unless a client has decided otherwise meanwhile. */
    private void startAgain() {
        try {
            Task started;
            synchronized (this) {
                if (!restarts.beginAgain()) {
                    return;
                }
                started = launch();
            }
            connect(started);
        } catch (Refusal missing) {
            // Nobody asked; the state tells the reason.
        } catch (InterruptedException engineCloses) {
            Thread.currentThread().interrupt();
        }
    }

    private Task launch() throws Refusal {
        engine.checkOpen();
        if (!container.hasItsProgram()) {
            throw failed("exec: \"" + container.command().get(0) + "\": executable file not found in $PATH");
        }
        try {
            container.output().log().begin();
            task = container
                    .image()
                    .runner()
                    .start(ProcessSpecs.of(container, engine), container.output(), this::ended);
        } catch (IOException e) {
            throw failed(e.getMessage());
        }
        resizes = new Resizes(task, engine.later());
        state = state.running();
        engine.events().add("start", container);
        return task;
    }

    /** Outside the lock, which {@link #ended} needs, because a process may end before it has read what was kept. */
    private void connect(Task started) throws InterruptedException {
        try {
            if (!container.config().flag("OpenStdin")) {
                started.endInput();
            }
            container.stdin().connect(started);
            if (!state().isRunning()) {
                container.stdin().disconnect();
            }
        } catch (IOException processGone) {
            container.stdin().disconnect();
        }
    }

    private Refusal failed(String reason) {
        state = state.notStarted(127, reason);
        restarts.cancel();
        container.output().end();
        container.waits().exited(127);
        if (container.removesItself()) {
            engine.containers().remove(container);
        }
        return engine.wording().notStarted(reason);
    }

    private void ended(int code) {
        Optional<Duration> again;
        synchronized (this) {
            again = restarts.after(code);
            state = again.isPresent() ? between(code) : state.exited(code);
            task = null;
            endings++;
            container.stdin().disconnect();
        }
        container.output().gate().open();
        engine.execs().endWith(container);
        container.output().end();
        engine.events().add("die", container, "exitCode", Integer.toString(code));
        synchronized (this) {
            endings--;
        }
        container.waits().exited(code);
        again.ifPresent(delay -> engine.later().in(delay, this::startAgain));
        if (container.removesItself()) {
            engine.containers().remove(container);
        }
    }

    private State between(int code) {
        return engine.traits().has(Quirk.RESTARTS_AFTER_A_WHILE) ? state.restarting(code) : state.stopped(code);
    }

    /** Sends a signal by name; false when no process runs. */
    boolean signal(String signal) {
        Task running;
        boolean paused;
        synchronized (this) {
            running = task;
            paused = state.paused();
        }
        if (running == null) {
            return false;
        }
        running.signal(signal);
        if (paused && (signal.equals("KILL") || engine.traits().has(Quirk.SIGNAL_ENDS_PAUSE))) {
            pause(false);
        }
        return true;
    }

    /** A client wants the container down: its policy starts it no more, not even if it was about to. */
    void leaveDown() {
        State down;
        synchronized (this) {
            restarts.cancel();
            if (!state.isRestarting()) {
                return;
            }
            down = state.exited(state.exitCode());
            state = down;
        }
        container.waits().exited(down.exitCode());
    }

    /** Asks the process to end and kills it when it does not in time, for ever below zero; returns at its end. */
    void stop(String signal, Duration limit) throws InterruptedException {
        leaveDown();
        CompletableFuture<Integer> end = container.waits().nextExit();
        if (!signal(signal) && !isEnding()) {
            return;
        }
        try {
            if (limit.isNegative()) {
                end.get();
            } else {
                end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException tooLate) {
            signal("KILL");
            end.join();
        } catch (ExecutionException e) {
            throw new AssertionError("nothing fails this wait", e);
        }
    }

    /** Kills the process; returns when it has ended. */
    void kill() {
        leaveDown();
        CompletableFuture<Integer> end = container.waits().nextExit();
        if (signal("KILL") || isEnding()) {
            end.join();
        }
    }

    /** Pauses or goes on: nothing is printed meanwhile, and programs of this machine are stopped. */
    void pause(boolean on) {
        Task running;
        synchronized (this) {
            if (task == null) {
                return;
            }
            state = state.paused(on);
            running = task;
            if (on) {
                container.output().gate().shut();
            } else {
                container.output().gate().open();
            }
        }
        running.freeze(on);
        engine.execs().of(container).forEach(exec -> exec.freeze(on));
    }

    void resize(int rows, int columns, Duration lateFirst) {
        Resizes running;
        synchronized (this) {
            running = resizes;
        }
        if (running != null) {
            running.request(rows, columns, lateFirst);
        }
    }
}
