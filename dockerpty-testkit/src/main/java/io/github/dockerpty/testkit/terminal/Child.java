// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Deadline;
import java.io.IOException;
import java.io.OutputStream;

/** What runs on the terminal. */
interface Child {

    boolean isAlive();

    /** Waits for the end; false when the deadline passes first. */
    boolean awaitEnd(Deadline deadline) throws InterruptedException;

    /** The exit code, once it has ended. */
    int exitCode();

    long pid();

    void signal(String name);

    OutputStream stdinPipe();

    /** Names it and its fate, for a failure message. */
    String describe();

    /** Ends it, closes the terminal and frees what belongs to it. */
    void kill(Pty pty) throws IOException, InterruptedException;
}
