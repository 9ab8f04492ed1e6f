// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Program;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Runs scripted programs: one for every command, or one for each name of a command. */
final class ProgramRunner implements Runner {

    private final Program program;
    private final Map<String, Program> programs;

    ProgramRunner(Program program, Map<String, Program> programs) {
        this.program = program;
        this.programs = programs;
    }

    private Program named(String name) {
        return programs.getOrDefault(name, program);
    }

    @Override
    public boolean has(String name) {
        return named(name) != null;
    }

    @Override
    public List<String> usualCommand() {
        return programs.keySet().stream().sorted().limit(1).toList();
    }

    @Override
    public boolean runsHostPrograms() {
        return false;
    }

    @Override
    public Task start(ProcessSpec spec, Output output, IntConsumer onExit) {
        ProgramTask task = new ProgramTask(named(spec.name()), new ProgramSession(spec, output), onExit);
        task.start();
        return task;
    }
}
