// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

/**
 * A terminal and what has become of its output.
 *
 * @param pty the terminal
 * @param emulator its screen
 * @param transcript all it printed
 * @param recording what happened when
 */
record Line(Pty pty, Emulator emulator, Transcript transcript, Recording recording) {

    /** Records and shows text and returns the terminal's answers to it; a replay sees the same order. */
    String show(String text) {
        synchronized (emulator) {
            recording.output(text);
            return emulator.feed(text);
        }
    }

    /** Changes screen and terminal, in this order: what the program draws for the new size finds it. */
    void resize(int rows, int columns) {
        synchronized (emulator) {
            recording.resize(rows, columns);
            emulator.resize(rows, columns);
        }
        pty.resize(rows, columns);
        transcript.touch();
    }
}
