// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.util.List;

/** The first process of a container, with which all others of it end. */
final class ContainerTarget implements Target {

    private static final int NOT_FOUND = 404;
    private static final List<Long> FIRST = List.of(1L);

    private final Engine engine;
    private final String container;

    ContainerTarget(Engine engine, String container) {
        this.engine = engine;
        this.container = container;
    }

    @Override
    public boolean isRunning() throws IOException {
        try {
            return engine.inspectContainer(container).running();
        } catch (EngineException answer) {
            if (answer.status() == NOT_FOUND) {
                return false;
            }
            throw answer;
        }
    }

    @Override
    public List<Long> signal(String name) throws IOException {
        engine.killContainer(container, name);
        return FIRST;
    }

    @Override
    public List<Long> look() throws IOException {
        return isRunning() ? FIRST : List.of();
    }

    @Override
    public KillReport.Rung rung() {
        return KillReport.Rung.ENGINE;
    }
}
