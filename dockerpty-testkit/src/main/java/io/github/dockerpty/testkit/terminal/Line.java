// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

/**
 * A terminal and what has become of its output.
 *
 * @param pty the terminal
 * @param emulator its screen
 * @param transcript all it printed
 */
record Line(Pty pty, Emulator emulator, Transcript transcript) {

    /** Changes screen and terminal, in this order: what the program draws for the new size finds it. */
    void resize(int rows, int columns) {
        emulator.resize(rows, columns);
        pty.resize(rows, columns);
        transcript.touch();
    }
}
