// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A process inside a running container, started once. */
final class Exec {

    private final Engine engine;
    private final Container container;
    private final JsonObject config;
    private final String id = Ids.fresh();
    private final Output output = Output.unlogged();
    private final Stdin stdin = new Stdin();

    // All guarded by this.
    private boolean claimed;
    private boolean alive;
    private Task task;
    private Resizes resizes;
    private Integer exitCode;
    private long endedNanos;

    Exec(Engine engine, Container container, JsonObject config) {
        this.engine = engine;
        this.container = container;
        this.config = config;
    }

    String id() {
        return id;
    }

    Container container() {
        return container;
    }

    /** As the client sent it at the creation. */
    JsonObject config() {
        return config;
    }

    Output output() {
        return output;
    }

    Stdin stdin() {
        return stdin;
    }

    /** Takes the one start that there is; false when it is taken. */
    synchronized boolean claim() {
        boolean first = !claimed;
        claimed = true;
        return first;
    }

    synchronized boolean isClaimed() {
        return claimed;
    }

    /** Starts the process; the exit code of a missing program comes with the refusal. */
    void start(List<Long> size) throws Refusal, InterruptedException {
        Task started;
        synchronized (this) {
            engine.checkOpen();
            // Ahead of the process, as dockerd tells it, which may end at once or be missing.
            engine.events().add("exec_start: " + String.join(" ", config.texts("Cmd")), container, "execID", id);
            try {
                started = launch(size);
            } catch (IOException e) {
                throw failed(e.getMessage());
            }
            notifyAll();
        }
        try {
            if (!config.flag("AttachStdin")) {
                started.endInput();
            }
            stdin.connect(started);
        } catch (IOException processGone) {
            stdin.disconnect();
        }
    }

    private Task launch(List<Long> size) throws IOException, Refusal {
        ProcessSpec spec = ProcessSpecs.of(this, size);
        Runner runner = container.image().runner();
        if (!runner.has(spec.name())) {
            throw failed("exec: \"" + spec.name() + "\": executable file not found in $PATH");
        }
        task = runner.start(spec, output, this::ended);
        resizes = new Resizes(task, engine.later());
        alive = true;
        return task;
    }

    private Refusal failed(String reason) {
        exitCode = engine.traits().has(Quirk.MISSING_PROGRAM_IS_127) ? 127 : 126;
        endedNanos = System.nanoTime();
        return new Refusal(400, engine.wording().execNotStarted(reason));
    }

    private void ended(int code) {
        synchronized (this) {
            alive = false;
            if (exitCode == null) {
                exitCode = code;
                endedNanos = System.nanoTime();
            }
        }
        engine.events().add("exec_die", container, "execID", id, "exitCode", Integer.toString(code));
        output.end();
    }

    /** The engine has lost the process: it goes on, and the engine says it has ended. */
    synchronized void abandon(int code) {
        exitCode = code;
        endedNanos = System.nanoTime();
    }

    /** Ends the process with its container. */
    void kill() {
        Task running;
        synchronized (this) {
            running = task;
        }
        if (running != null) {
            running.signal("KILL");
        }
    }

    /** Stops the process with its container, or lets it go on. */
    void freeze(boolean on) {
        Task running;
        synchronized (this) {
            running = alive ? task : null;
        }
        if (running != null) {
            running.freeze(on);
        }
    }

    synchronized boolean isRunning() {
        return task != null && exitCode == null;
    }

    synchronized long pid() {
        return task == null ? 0 : task.pid();
    }

    /** The exit code, once the process has been over for a time. */
    synchronized Optional<Integer> exitCode(Duration late) {
        boolean known = exitCode != null && System.nanoTime() - endedNanos >= late.toNanos();
        return known ? Optional.of(exitCode) : Optional.empty();
    }

    /** Blocks until the process runs; false when it does not in time. */
    synchronized boolean awaitStart(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis(); task == null && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return task != null;
    }

    void resize(int rows, int columns, Duration lateFirst) {
        Resizes running;
        synchronized (this) {
            running = resizes;
        }
        running.request(rows, columns, lateFirst);
    }
}
