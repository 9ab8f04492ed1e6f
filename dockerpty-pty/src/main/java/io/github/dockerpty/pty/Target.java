// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.util.List;

/** A session's process, to be sent signals. */
interface Target {

    /** Whether the engine says that it runs. */
    boolean isRunning() throws IOException;

    /** Sends a signal to every process that can be found of it and returns their ids, the same one several times. */
    List<Long> signal(String name) throws IOException;

    /** Those that could be signalled now. */
    List<Long> look() throws IOException;

    /** The way they are reached. */
    KillReport.Rung rung();
}
