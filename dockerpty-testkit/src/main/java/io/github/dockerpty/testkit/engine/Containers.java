// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The containers of an engine. */
final class Containers {

    private final Engine engine;

    // Guarded by this; by id, oldest first.
    private final Map<String, Container> containers = new LinkedHashMap<>();

    Containers(Engine engine) {
        this.engine = engine;
    }

    synchronized void add(Container container) throws Refusal {
        checkFree(container.name(), engine.traits().conflict());
        containers.put(container.id(), container);
        engine.events().add("create", container);
    }

    synchronized void rename(Container container, String name) throws Refusal {
        checkFree(name, 409);
        String old = container.name();
        container.rename(name);
        engine.events().add("rename", container, "oldName", "/" + old);
    }

    private void checkFree(String name, int status) throws Refusal {
        for (Container container : containers.values()) {
            if (container.name().equals(name)) {
                throw new Refusal(status, engine.wording().nameTaken(name, container.id()));
            }
        }
    }

    /** By id, by name, or by the beginning of one id only. */
    synchronized Container find(String reference) throws Refusal {
        Container found = containers.get(reference);
        String name = reference.startsWith("/") ? reference.substring(1) : reference;
        List<Container> begun = new ArrayList<>();
        for (Container container : containers.values()) {
            if (container.name().equals(name)) {
                found = container;
            } else if (!reference.isEmpty() && container.id().startsWith(reference)) {
                begun.add(container);
            }
        }
        if (found == null && begun.size() == 1) {
            found = begun.get(0);
        }
        if (found == null) {
            throw engine.wording().noSuchContainer(reference);
        }
        return found;
    }

    synchronized List<Container> all() {
        return List.copyOf(containers.values());
    }

    /** Takes a container out, whose process has ended; a second call does nothing. */
    void remove(Container container) {
        synchronized (this) {
            if (containers.remove(container.id()) == null) {
                return;
            }
        }
        engine.execs().forget(container);
        engine.events().add("destroy", container);
        container.waits().removed(container.state().exitCode());
    }
}
