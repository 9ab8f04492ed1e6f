// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;
import java.util.concurrent.RejectedExecutionException;

/** What a session has to do outside its loop, whatever has become of the loop. */
final class LoopCalls {

    private LoopCalls() {}

    /** On the loop's executor, where it may block; here if the loop is closed, and nothing will be waited for. */
    static void make(PumpLoop loop, Runnable call) {
        try {
            loop.calls().execute(call);
        } catch (RejectedExecutionException closed) {
            call.run();
        }
    }
}
