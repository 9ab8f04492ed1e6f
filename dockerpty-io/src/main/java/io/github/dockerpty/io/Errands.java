// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What other threads want done on the thread of a loop; for any thread. */
final class Errands {

    /** Something to do for one member, which ends that member if it throws. */
    record Errand(LoopMember member, Step step) {}

    /** What is done. */
    interface Step {
        void run() throws IOException;
    }

    private List<Errand> waiting = new ArrayList<>();
    private boolean closed;

    /** Answers false, and takes nothing, once closed. */
    synchronized boolean add(LoopMember member, Step step) {
        return !closed && waiting.add(new Errand(member, step));
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Those that came so far, and not those that they cause, so that a round has an end. */
    synchronized List<Errand> take() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Errand> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Takes none from now on; a second call does nothing. */
    synchronized void close() {
        closed = true;
    }
}
