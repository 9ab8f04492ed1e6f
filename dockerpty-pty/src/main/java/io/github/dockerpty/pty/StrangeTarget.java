// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.util.List;

/** An exec of somebody else's making: it bears no marker, so no engine and no helper can find its process. */
final class StrangeTarget implements Target {

    private final Engine engine;
    private final String exec;

    StrangeTarget(Engine engine, String exec) {
        this.engine = engine;
        this.exec = exec;
    }

    @Override
    public boolean isRunning() throws IOException {
        return engine.inspectExec(exec).running();
    }

    @Override
    public List<Long> signal(String name) {
        throw new UnsupportedOperationException("no " + name + " can be sent to exec " + exec
                + ", which was not created for a session: engines have no call for it; open it with Sessions.exec");
    }

    @Override
    public List<Long> look() {
        return List.of();
    }

    @Override
    public KillReport.Rung rung() {
        return KillReport.Rung.LEFT_RUNNING;
    }
}
