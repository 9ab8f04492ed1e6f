// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A container: what it was created as, its process, and who watches it. */
final class Container {

    private final Engine engine;
    private final Image image;
    private final JsonObject config;
    private final String id = Ids.fresh();
    private final Instant created = Instant.now();
    private final Output output = Output.logged();
    private final Stdin stdin = new Stdin();
    private final Waits waits = new Waits();
    private volatile String name;

    // Guarded by this.
    private State state = State.created();
    private Task task;
    private Resizes resizes;

    Container(Engine engine, Image image, JsonObject config, String name) {
        this.engine = engine;
        this.image = image;
        this.config = config;
        this.name = name;
    }

    String id() {
        return id;
    }

    /** Without the slash that the API puts before it. */
    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    Image image() {
        return image;
    }

    Instant created() {
        return created;
    }

    /** As the client sent it. */
    JsonObject config() {
        return config;
    }

    boolean hasTty() {
        return config.flag("Tty");
    }

    boolean removesItself() {
        return config.object("HostConfig").flag("AutoRemove");
    }

    Output output() {
        return output;
    }

    Stdin stdin() {
        return stdin;
    }

    Waits waits() {
        return waits;
    }

    synchronized State state() {
        return state;
    }

    synchronized long pid() {
        return task == null ? 0 : task.pid();
    }

    /** Program and arguments: the entrypoint and the command of the client, else the usual command of the image. */
    List<String> command() {
        List<String> command = new ArrayList<>(config.texts("Entrypoint"));
        command.addAll(config.texts("Cmd"));
        return command.isEmpty() ? image.runner().usualCommand() : command;
    }

    boolean hasItsProgram() {
        return image.runner().has(command().isEmpty() ? "" : command().get(0));
    }

    /** Forgets how it ended, as podman does when a client attaches. */
    synchronized void reset() {
        state = State.created();
    }

    /** Starts the process; false when it is running. */
    boolean start() throws Refusal, InterruptedException {
        Task started;
        synchronized (this) {
            if (state.isRunning()) {
                return false;
            }
            engine.checkOpen();
            try {
                started = launch();
            } catch (IOException e) {
                throw failed(e.getMessage());
            }
            engine.events().add("start", this);
        }
        connect(started);
        return true;
    }

    private Task launch() throws IOException, Refusal {
        if (!hasItsProgram()) {
            throw failed("exec: \"" + command().get(0) + "\": executable file not found in $PATH");
        }
        output.log().begin();
        task = image.runner().start(ProcessSpecs.of(this, engine), output, this::ended);
        resizes = new Resizes(task, engine.later());
        state = state.running();
        return task;
    }

    /** Before the end of the process has been told, because {@link #ended} needs the lock. */
    private void connect(Task started) throws InterruptedException {
        try {
            if (!config.flag("OpenStdin")) {
                started.endInput();
            }
            stdin.connect(started);
            if (!state().isRunning()) {
                stdin.disconnect();
            }
        } catch (IOException processGone) {
            stdin.disconnect();
        }
    }

    private Refusal failed(String reason) {
        state = state.notStarted(127, reason);
        output.end();
        waits.exited(127);
        if (removesItself()) {
            engine.containers().remove(this);
        }
        return engine.wording().notStarted(reason);
    }

    private void ended(int code) {
        synchronized (this) {
            state = state.exited(code);
            task = null;
            stdin.disconnect();
        }
        output.gate().open();
        engine.execs().endWith(this);
        output.end();
        engine.events().add("die", this, "exitCode", Integer.toString(code));
        waits.exited(code);
        if (removesItself()) {
            engine.containers().remove(this);
        }
    }

    /** Sends a signal by name; false when no process runs. */
    boolean signal(String signal) {
        Task running;
        synchronized (this) {
            running = task;
        }
        if (running == null) {
            return false;
        }
        if (signal.equals("KILL")) {
            output.gate().open();
        }
        running.signal(signal);
        return true;
    }

    /** Asks the process to end and kills it when it does not in time; returns when it has ended. */
    void stop(Duration limit) throws InterruptedException {
        CompletableFuture<Integer> end = waits.nextExit();
        String asked = config.text("StopSignal");
        if (!signal(Signals.named(asked).orElse("TERM"))) {
            return;
        }
        try {
            end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLate) {
            signal("KILL");
            end.join();
        } catch (ExecutionException e) {
            throw new AssertionError("nothing fails this wait", e);
        }
    }

    /** Kills the process; returns when it has ended. */
    void kill() {
        CompletableFuture<Integer> end = waits.nextExit();
        if (signal("KILL")) {
            end.join();
        }
    }

    /** Pauses or goes on: a paused container prints nothing; its program is not stopped. */
    synchronized void pause(boolean on) {
        state = state.paused(on);
        if (on) {
            output.gate().shut();
        } else {
            output.gate().open();
        }
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
