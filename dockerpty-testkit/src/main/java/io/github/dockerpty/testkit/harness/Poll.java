// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.Deadline;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks an engine again and again, which tells nobody when something changes. */
final class Poll {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Poll() {}

    /** What is awaited. */
    @FunctionalInterface
    interface Question {
        boolean holds() throws IOException;
    }

    /** Says whether it held before the deadline; an AssertionError on an interrupt, whose status is kept. */
    static boolean until(Deadline deadline, Question question) throws IOException {
        while (!question.holds()) {
            if (deadline.hasPassed()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("interrupted while waiting for the engine");
            }
        }
        return true;
    }
}
