// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Pump;
import io.github.dockerpty.io.PumpOptions;
import io.github.dockerpty.io.Sink;
import io.github.dockerpty.io.SinkException;
import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/**
 * Sends the caller's input to the process, on one thread of its own.
 *
 * <p>Its end never ends the session, but for the detach keys: the output does.
 */
final class InputSide implements AutoCloseable, Runnable {

    private static final int KEYS = 8192;
    private static final int BYTES = 1024 * 1024;
    private static final long LEAVE_MS = 2000;

    private final Source local;

    /** The same source without the detach keys; null if they are not looked for. */
    private final DetachFilter filter;

    private final Sink remote;
    private final boolean halfCloses;
    private final Ending ending;
    private final Pump pump;
    private final Thread thread;
    /** Whether the other side took no more before the end of the input. */
    private volatile boolean refused;

    private volatile boolean endKept;

    /** What an input side is made of. */
    record Parts(Source local, DetachKeys keys, Sink remote, boolean halfCloses) {}

    InputSide(Parts parts, Ending ending, String threadName) {
        this.local = parts.local();
        this.filter = parts.keys().isNone() ? null : new DetachFilter(local, parts.keys());
        this.remote = parts.remote();
        this.halfCloses = parts.halfCloses();
        this.ending = ending;
        PumpOptions options = PumpOptions.usual()
                .withAtEnd(PumpOptions.AtEnd.KEEP_OPEN)
                .withBufferSize(filter == null ? BYTES : KEYS);
        this.pump = Pump.from(filter == null ? local : filter).with(options).to(remote);
        // A platform thread: a virtual one that waits in a terminal could not be ended by closing it.
        this.thread = new Thread(this, threadName);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void enter(AccountDraft draft) {
        draft.input(pump.bytes(), refused);
        draft.met(Quirk.INPUT_END_KEPT, endKept);
    }

    /** The thread's own. */
    @Override
    public void run() {
        try {
            while (!pump.isDone()) {
                pump.flush();
            }
            end();
        } catch (SinkException otherSideGone) {
            // Not a failure: the process need not read everything, and its output and exit code say how it went.
            refused = !ending.isDecided();
        } catch (ClosedChannelException sessionOver) {
            // The session closed the input.
        } catch (IOException localFailure) {
            ending.fail(localFailure);
        } catch (RuntimeException mistake) {
            // Of a stream of the user's own; the session would go on without input, and nobody would know why.
            ending.fail(new IOException("the local input failed: " + mistake, mistake));
        }
    }

    private void end() {
        if (filter != null && filter.isDetached()) {
            ending.decide(new Outcome.Detached(), SessionAccount.End.DETACH_KEYS);
        } else if (halfCloses) {
            try {
                remote.closeWrite();
            } catch (IOException otherSideGone) {
                // It has taken everything, and needs no end any more.
            }
        } else {
            endKept = true;
        }
    }

    /**
     * Ends the reading; to be called when the connection is closed, which ends a write. Waits until the thread is gone.
     */
    @Override
    public void close() throws IOException {
        local.close();
        if (local instanceof SharedInput.Turn turn && turn.isLeftBehind()) {
            return;
        }
        try {
            thread.join(LEAVE_MS);
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }
}
