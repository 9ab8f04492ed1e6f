// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.HostPrograms;
import io.github.dockerpty.testkit.terminal.PtyProcess;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Runs the allowed programs of this machine, on a pseudo-terminal or on pipes. */
final class HostRunner implements Runner {

    private final HostPrograms allowed;

    HostRunner(HostPrograms allowed) {
        this.allowed = allowed;
    }

    @Override
    public boolean has(String program) {
        return allowed.find(program).isPresent() || allowed.isNoProgram(program);
    }

    @Override
    public List<String> usualCommand() {
        return has("sh") ? List.of("sh") : List.of();
    }

    @Override
    public boolean runsHostPrograms() {
        return true;
    }

    @Override
    public String home() {
        return System.getProperty("user.home");
    }

    @Override
    public Task start(ProcessSpec spec, Output output, IntConsumer onExit) throws IOException {
        if (spec.tty()) {
            PtyProcess program = PtyProcess.start(settings(spec), spec.rows(), spec.columns());
            PtyTask task = new PtyTask(program, spec.role(), output, onExit);
            task.start();
            return task;
        }
        PipeTask task = new PipeTask(PtyProcess.onPipes(settings(spec)), spec.role(), output, onExit);
        task.start();
        return task;
    }

    private String path(String program) throws IOException {
        return allowed.find(program)
                .orElseThrow(() -> new IOException("exec: \"" + program + "\": permission denied"))
                .toString();
    }

    private ProcessBuilder settings(ProcessSpec spec) throws IOException {
        List<String> command = new ArrayList<>(spec.command());
        command.set(0, path(spec.name()));
        ProcessBuilder settings = new ProcessBuilder(command);
        settings.environment().clear();
        settings.environment().putAll(spec.environment());
        File folder = new File(spec.directory().isEmpty() ? "/" : spec.directory());
        if (!folder.isDirectory()) {
            throw new IOException(
                    "chdir to cwd (\"" + folder + "\") set in config.json failed: no such file or directory");
        }
        settings.directory(folder);
        return settings;
    }
}
