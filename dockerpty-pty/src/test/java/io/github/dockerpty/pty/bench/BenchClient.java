// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.bench;

import java.io.IOException;

/** A library under {@link ManySessionsBenchmark}. */
interface BenchClient {

    /**
     * Creates an exec and opens a session with it, its input included.
     *
     * @param command one of {@link BenchEngine}'s
     * @param output told how many bytes of output came, by any thread
     * @return sends one key
     */
    Key open(String command, Taker output) throws IOException;

    /** How many sessions have been opened as far as their output is read. */
    int size();

    /** Takes output. */
    interface Taker {
        void took(int bytes);
    }

    /** Sends a key. */
    interface Key {
        void press() throws IOException;
    }
}
