// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The end of a wait, fixed when it is made.
 *
 * <p>Immutable and usable from any thread. The limit is multiplied by the system property {@code dockerpty.patience} (a
 * number, default 1), so that slow machines need no other code.
 */
public final class Deadline {

    /** Ten seconds, the limit of a wait that names none. */
    public static final Duration USUAL = Duration.ofSeconds(10);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    /**
     * A deadline that ends the given time from now, times the patience of this machine.
     *
     * @param limit the time until the end
     * @return the deadline
     */
    public static Deadline in(Duration limit) {
        double patience = Double.parseDouble(System.getProperty("dockerpty.patience", "1"));
        return new Deadline(System.nanoTime() + (long) (limit.toNanos() * patience));
    }

    /**
     * The time that is left, never negative.
     *
     * @return the rest; zero once the deadline has passed
     */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /**
     * Whether the deadline has passed.
     *
     * @return true from the end on
     */
    public boolean hasPassed() {
        return endNanos - System.nanoTime() <= 0;
    }

    /**
     * Blocks until the condition holds, asking it again every two milliseconds.
     *
     * @param what what is awaited, for the message
     * @param condition asked on the calling thread, at least once
     * @throws AssertionError when the deadline passes first, or when the thread is interrupted (its status is kept)
     */
    public void await(String what, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("interrupted while waiting until " + what);
            }
            if (hasPassed()) {
                throw new AssertionError("time ran out while waiting until " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
