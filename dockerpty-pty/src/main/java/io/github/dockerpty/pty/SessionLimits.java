// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What ends a session that is held as a value; immutable, made from {@link #none} by the {@code with} methods.
 *
 * @param drain how long output may still come after the process of an exec has ended; empty to wait for its end
 */
public record SessionLimits(Optional<Duration> drain) {

    private static final SessionLimits NONE = new SessionLimits(Optional.empty());

    /**
     * Checks the values.
     *
     * @param drain how long output may still come after the process of an exec has ended
     * @throws IllegalArgumentException if a time is negative
     */
    public SessionLimits {
        Objects.requireNonNull(drain, "drain");
        drain.ifPresent(time -> check(time, "drain time"));
    }

    static void check(Duration time, String what) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a " + what + " cannot be negative: " + time);
        }
    }

    /**
     * No limits: the session ends with its output.
     *
     * @return the defaults
     */
    public static SessionLimits none() {
        return NONE;
    }

    /**
     * The same with the session of an exec ending with its process, though a child in the background holds the output
     * open; see {@link ExecOperation#endingWithProcess}. A container's session ends so always.
     *
     * @param time how long output may still come then
     * @return the changed copy
     */
    public SessionLimits withDrain(Duration time) {
        return new SessionLimits(Optional.of(time));
    }
}
