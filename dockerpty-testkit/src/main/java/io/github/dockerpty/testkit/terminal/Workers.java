// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.IOException;

/**
 * The threads that serve a terminal.
 *
 * @param keyboard writes
 * @param listener reads
 */
record Workers(Keyboard keyboard, Listener listener) {

    static Workers start(Line line) {
        var keyboard = new Keyboard(line.pty());
        var listener = new Listener(line, keyboard);
        keyboard.start();
        listener.start();
        return new Workers(keyboard, listener);
    }

    /** Closes the terminal, waits for both threads and closes the recording. */
    void stop(Line line) throws IOException, InterruptedException {
        try {
            line.pty().close();
            listener.join();
            keyboard.stop();
        } finally {
            line.recording().close();
        }
    }
}
