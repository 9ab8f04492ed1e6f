// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The requests of one engine in the order in which their answers began: the latest 20,000 with 64 MiB of bodies. */
final class RequestLog {

    private static final int KEPT = 20_000;
    private static final long KEPT_BYTES = 64 * 1024 * 1024;

    // Guarded by this.
    private final List<RecordedRequest> requests = new ArrayList<>();
    private int taken;
    private long heldBytes;

    synchronized void add(RecordedRequest request) {
        requests.add(request);
        heldBytes += request.body().length;
        while (requests.size() > KEPT || (heldBytes > KEPT_BYTES && requests.size() > 1)) {
            heldBytes -= requests.remove(0).body().length;
            taken = Math.max(0, taken - 1);
        }
        notifyAll();
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
        taken = 0;
    }

    /** The oldest that was not taken yet; throws AssertionError when none comes in time or on an interrupt. */
    synchronized RecordedRequest take(Duration limit) {
        Deadline deadline = Deadline.in(limit);
        try {
            while (taken == requests.size() && !deadline.hasPassed()) {
                wait(Math.max(1, deadline.left().toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a request", e);
        }
        if (taken == requests.size()) {
            throw new AssertionError("no further request came; so far: " + requests);
        }
        return requests.get(taken++);
    }
}
