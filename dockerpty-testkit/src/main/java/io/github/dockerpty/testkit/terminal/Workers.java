// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.IOException;

/**
 * The threads that serve a terminal, and the recording that they write.
 *
 * @param keyboard writes
 * @param listener reads
 * @param recording what both did
 */
record Workers(Keyboard keyboard, Listener listener, Recording recording) {

    static Workers start(Line line, Recording recording) {
        var keyboard = new Keyboard(line.pty());
        var listener = new Listener(line, keyboard, recording);
        keyboard.start();
        listener.start();
        return new Workers(keyboard, listener, recording);
    }

    /** Closes the terminal, waits for both threads and closes the recording. */
    void stop(Pty pty) throws IOException, InterruptedException {
        try {
            pty.close();
            listener.join();
            keyboard.stop();
        } finally {
            recording.close();
        }
    }
}
