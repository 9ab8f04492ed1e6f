// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The execs of an engine, by id. */
final class Execs {

    private final Map<String, Exec> execs = new ConcurrentHashMap<>();
    private final Traits traits;

    Execs(Traits traits) {
        this.traits = traits;
    }

    void add(Exec exec) {
        execs.put(exec.id(), exec);
    }

    Optional<Exec> find(String id) {
        return Optional.ofNullable(execs.get(id));
    }

    List<Exec> of(Container container) {
        List<Exec> found = new ArrayList<>();
        for (Exec exec : execs.values()) {
            if (exec.container() == container) {
                found.add(exec);
            }
        }
        return found;
    }

    /** The container's process has ended, and its execs end with it. */
    void endWith(Container container) {
        for (Exec exec : of(container)) {
            exec.kill();
            if (!exec.isClaimed() && traits.has(Quirk.EXECS_END_WITH_CONTAINER)) {
                execs.remove(exec.id());
            }
        }
    }

    void forget(Container container) {
        of(container).forEach(exec -> execs.remove(exec.id()));
    }

    /** Kills all processes, also those that have left children behind. */
    void kill() {
        execs.values().forEach(Exec::kill);
    }
}
