// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Runs a main process that only waits for its end, and for execs what another runner runs. */
final class IdleRunner implements Runner {

    static final String COMMAND = "idle";

    private final Runner others;
    private final Runner idle = new ProgramRunner(
            session -> {
                session.awaitEnd();
                return 0;
            },
            Map.of());

    IdleRunner(Runner others) {
        this.others = others;
    }

    @Override
    public boolean has(String program) {
        return program.equals(COMMAND) || others.has(program);
    }

    @Override
    public List<String> usualCommand() {
        return others.usualCommand();
    }

    @Override
    public boolean runsHostPrograms() {
        return others.runsHostPrograms();
    }

    @Override
    public String home() {
        return others.home();
    }

    @Override
    public Task start(ProcessSpec spec, Output output, IntConsumer onExit) throws IOException {
        return (spec.name().equals(COMMAND) ? idle : others).start(spec, output, onExit);
    }
}
