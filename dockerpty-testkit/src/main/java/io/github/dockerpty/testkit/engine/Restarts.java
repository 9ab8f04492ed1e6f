// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.time.Duration;
import java.util.Optional;

/** The restarts of one container by its policy; guarded by the lock of its {@link MainProcess}. */
final class Restarts {

    // The times of moby's restart manager: doubled each time, and the first again after a run of ten seconds.
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration GOOD_RUN = Duration.ofSeconds(10);

    /** Podman waits for nothing, and its start takes this long at least. */
    private static final Duration PODMAN = Duration.ofMillis(20);

    private final RestartPolicy policy;
    private final Traits traits;
    private Duration delay = FIRST;
    private long begunNanos;
    private int count;
    private boolean wanted;
    private boolean due;

    Restarts(RestartPolicy policy, Traits traits) {
        this.policy = policy;
        this.traits = traits;
    }

    int count() {
        return count;
    }

    /** A client starts the container. */
    void begin() {
        begunNanos = System.nanoTime();
        delay = FIRST;
        count = 0;
        wanted = true;
        due = false;
    }

    /** A client wants it down, or it cannot start. */
    void cancel() {
        wanted = false;
        due = false;
    }

    /** Begins another run if one is due: once for each end after which it is, and not after {@link #cancel}. */
    boolean beginAgain() {
        boolean now = due;
        due = false;
        begunNanos = System.nanoTime();
        if (now && !traits.has(Quirk.RESTARTS_AFTER_A_WHILE)) {
            count++;
        }
        return now;
    }

    /** The process has ended: how long until it starts again, if it does. */
    Optional<Duration> after(int code) {
        due = wanted && policy.applies(code, count);
        if (!due) {
            return Optional.empty();
        }
        if (!traits.has(Quirk.RESTARTS_AFTER_A_WHILE)) {
            return Optional.of(PODMAN);
        }
        // A container that is restarting counts the restart already.
        count++;
        if (System.nanoTime() - begunNanos >= GOOD_RUN.toNanos()) {
            delay = FIRST;
        }
        Duration now = delay;
        delay = delay.multipliedBy(2).compareTo(LONGEST) < 0 ? delay.multipliedBy(2) : LONGEST;
        return Optional.of(now);
    }
}
