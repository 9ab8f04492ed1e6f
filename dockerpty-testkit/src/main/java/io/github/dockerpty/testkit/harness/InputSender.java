// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.EngineStream;
import java.io.IOException;

/** Sends an input on a thread of its own, so that input and output cannot wait for each other. */
final class InputSender {

    private final Thread thread;

    private InputSender(Thread thread) {
        this.thread = thread;
    }

    /** Sends the bytes and then the end, which a terminal's input does not have. */
    static InputSender start(EngineStream stream, byte[] input, boolean tty) {
        Thread thread = new Thread(() -> send(stream, input, tty), "dockerpty-testkit-input");
        thread.setDaemon(true);
        thread.start();
        return new InputSender(thread);
    }

    private static void send(EngineStream stream, byte[] input, boolean tty) {
        try {
            stream.out().write(input);
            if (!tty) {
                stream.halfClose();
            }
        } catch (IOException readerGone) {
            // The command has ended without reading all, or the stream is cut, which its reader notices.
        }
    }

    /** Waits for the end of the thread, which comes at the latest when the stream is closed. */
    void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
