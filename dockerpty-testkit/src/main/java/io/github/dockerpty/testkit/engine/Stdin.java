// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The standard input of a container or an exec: kept until the process starts, then given to it. */
final class Stdin {

    private static final int KEPT_BYTES = 64 * 1024;

    // All guarded by this.
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean ended;
    private boolean connecting;
    private Task task;

    /** Blocks while the process does not read, or has not started and much is kept; what nobody reads is forgotten. */
    void feed(byte[] bytes, int start, int length) throws InterruptedException {
        Task reader = keep(bytes, start, length);
        if (reader != null) {
            try {
                reader.feed(bytes, start, length);
            } catch (IOException processGone) {
                // Nobody is left to read it, and the client learns that from the end of its stream.
            }
        }
    }

    private synchronized Task keep(byte[] bytes, int start, int length) throws InterruptedException {
        while (task == null && (connecting || kept.size() + length > KEPT_BYTES)) {
            wait();
        }
        if (task == null) {
            kept.write(bytes, start, length);
        }
        return task;
    }

    /** Ends the input of the process, now or once it has started. */
    void end() {
        Task reader;
        synchronized (this) {
            ended = true;
            reader = task;
        }
        if (reader != null) {
            endInput(reader);
        }
    }

    /** Gives the process what was kept; not to be called by the thread that the process needs to read. */
    void connect(Task reader) throws IOException, InterruptedException {
        byte[] early;
        synchronized (this) {
            early = kept.toByteArray();
            kept.reset();
            // What comes from now on waits, so that nothing is lost and the order stays.
            connecting = true;
        }
        try {
            // A pipe takes this much without a reader.
            reader.feed(early, 0, early.length);
        } finally {
            connected(reader);
        }
    }

    private void connected(Task reader) {
        boolean over;
        synchronized (this) {
            connecting = false;
            task = reader;
            over = ended;
            notifyAll();
        }
        if (over) {
            endInput(reader);
        }
    }

    /** The process has ended; the next run begins with an open input. */
    synchronized void disconnect() {
        task = null;
        ended = false;
        notifyAll();
    }

    private static void endInput(Task reader) {
        try {
            reader.endInput();
        } catch (IOException processGone) {
            // Then its input has ended with it.
        }
    }
}
