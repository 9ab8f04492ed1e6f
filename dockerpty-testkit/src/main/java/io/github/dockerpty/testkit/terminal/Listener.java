// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what the program prints, on a thread of its own, and hands it to recording, screen and transcript. */
final class Listener {

    private static final int PIECE = 1 << 16;

    private final Line line;
    private final Keyboard keyboard;
    private final Utf8 utf8 = new Utf8();
    private final Thread thread;

    Listener(Line line, Keyboard keyboard) {
        this.line = line;
        this.keyboard = keyboard;
        this.thread =
                new Thread(this::run, "dockerpty-testkit-listener-" + line.pty().path());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits for the thread, which ends with the output or when the terminal is closed. */
    void join() throws InterruptedException {
        thread.join();
    }

    private void run() {
        String reason = "the listener failed";
        try {
            reason = listen();
        } finally {
            line.transcript().end(reason);
        }
    }

    private String listen() {
        var piece = new byte[PIECE];
        var buffer = ByteBuffer.wrap(piece);
        try {
            while (line.pty().read(buffer.clear()) >= 0) {
                int byteCount = buffer.position();
                take(piece, byteCount, utf8.decode(piece, byteCount));
            }
            return "ended";
        } catch (IOException e) {
            // EIO is how Linux says that nobody has the slave open any more; a closed channel is our own doing.
            take(piece, 0, utf8.finish());
            return "ended (" + e + ")";
        }
    }

    private void take(byte[] bytes, int byteCount, String text) {
        String answers = line.show(text);
        if (!answers.isEmpty()) {
            keyboard.send(answers.getBytes(StandardCharsets.UTF_8));
        }
        line.transcript().append(bytes, byteCount, text);
    }
}
