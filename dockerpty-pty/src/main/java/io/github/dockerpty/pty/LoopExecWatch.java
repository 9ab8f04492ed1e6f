// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/** Asks for the end of an exec's process while a loop carries its stream, and has the stream ended then. */
final class LoopExecWatch {

    private static final Duration LOOK = Duration.ofMillis(20);

    /** An output that never pauses for so many drain times is read no further: what comes is the child's. */
    private static final int PATIENCE = 5;

    private final PumpLoop loop;
    private final BreakableCall.Call<ExecInfo> question;
    private final Duration time;
    private final ExecEnd end = new ExecEnd();

    LoopExecWatch(PumpLoop loop, BreakableCall.Call<ExecInfo> question, Duration time) {
        this.loop = loop;
        this.question = question;
        this.time = time;
    }

    /** Until the end of this is decided, or the stream over. */
    void begin(Ending ending, LoopDrain drain) {
        try {
            loop.after(Duration.ofMillis(end.pause()), () -> ask(ending, drain));
        } catch (RejectedExecutionException closed) {
            // The loop was closed, and the session ends with it.
        }
    }

    private void ask(Ending ending, LoopDrain drain) {
        try {
            if (ending.isDecided() || drain.isOver()) {
                return;
            }
            if (end.isTold(BreakableCall.make(ending, question))) {
                drain.begin(time, LOOK, PATIENCE * time.toMillis() / LOOK.toMillis());
            } else {
                begin(ending, drain);
            }
        } catch (IOException notTold) {
            // As long as the stream runs, so does the session, which asks for itself at its end.
        }
    }
}
