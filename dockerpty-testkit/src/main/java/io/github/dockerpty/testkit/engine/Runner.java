// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;

/** How the containers of an image run: scripted, or as programs of this machine. */
interface Runner {

    /** Whether there is such a program. */
    boolean has(String program);

    /** What a container runs whose creation names nothing; may be empty. */
    List<String> usualCommand();

    /** Whether programs of this machine run. */
    boolean runsHostPrograms();

    /** The home folder of its processes. */
    default String home() {
        return "/root";
    }

    /**
     * Starts a process.
     *
     * @param spec whose program this runner has
     * @param output gets what it prints
     * @param onExit called once on a thread of the process, after everything was printed, with its exit code
     * @return the process
     */
    Task start(ProcessSpec spec, Output output, IntConsumer onExit) throws IOException;
}
