// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.util.HashMap;
import java.util.Map;

/** How the runs of one conversation went, for the test that waits for them. */
final class ConversationResult {

    // Guarded by this.
    private final Map<Object, String> running = new HashMap<>();
    private int started;
    private AssertionError failure;

    synchronized void started(Object run) {
        started++;
        running.put(run, "not begun");
    }

    synchronized void at(Object run, String step) {
        running.put(run, step);
    }

    synchronized void ended(Object run, AssertionError why) {
        running.remove(run);
        if (failure == null) {
            failure = why;
        }
        notifyAll();
    }

    synchronized void await(Deadline deadline) {
        try {
            while (failure == null && (started == 0 || !running.isEmpty()) && !deadline.hasPassed()) {
                wait(Math.max(1, deadline.left().toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the conversation", e);
        }
        if (failure != null) {
            throw new AssertionError(failure.getMessage(), failure);
        }
        if (started == 0) {
            throw new AssertionError("no request was answered by the conversation");
        }
        if (!running.isEmpty()) {
            throw new AssertionError("the conversation has not ended: " + running.values());
        }
    }
}
