// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.IOException;

/** A running process; usable from any thread, also after its end, when nothing has an effect any more. */
interface Task {

    /** Gives the process input; blocks while it does not read. */
    void feed(byte[] bytes, int start, int length) throws IOException, InterruptedException;

    /** Ends the input; a second call does nothing. */
    void endInput() throws IOException;

    /** Gives its terminal a size; without a terminal nothing happens. */
    void resize(int rows, int columns);

    /** Sends a signal by its name without SIG. */
    void signal(String name);

    /** Stops it without its knowledge or lets it go on; of a scripted program only the output is held back. */
    void freeze(boolean on);

    /** The process id on this machine; this JVM's for a program that is none of its own. */
    long pid();
}
