// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What ends a session that is held as a value; immutable, made from {@link #none} by the {@code with} methods.
 *
 * @param time how long the session may last from its opening; empty for ever
 * @param grace how long a process may take to end after TERM before it gets KILL
 * @param onClose what closing the session does to its process
 * @param wrapped whether the command of an exec is started by a wrapper, see {@link #withWrapper}
 * @param drain how long output may still come after the process of an exec has ended; empty to wait for its end
 */
public record SessionLimits(
        Optional<Duration> time, Duration grace, OnClose onClose, boolean wrapped, Optional<Duration> drain) {

    private static final SessionLimits NONE =
            new SessionLimits(Optional.empty(), Duration.ofSeconds(10), OnClose.DETACH, false, Optional.empty());

    /**
     * Checks the values.
     *
     * @param time how long the session may last from its opening
     * @param grace how long a process may take to end after TERM before it gets KILL
     * @param onClose what closing the session does to its process
     * @param wrapped whether the command of an exec is started by a wrapper
     * @param drain how long output may still come after the process of an exec has ended
     * @throws IllegalArgumentException if a time is negative
     */
    public SessionLimits {
        time.ifPresent(limit -> check(limit, "time limit"));
        check(grace, "grace");
        Objects.requireNonNull(onClose, "onClose");
        drain.ifPresent(limit -> check(limit, "drain time"));
    }

    static void check(Duration time, String what) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a " + what + " cannot be negative: " + time);
        }
    }

    /**
     * No limits: the session ends with its output, closing it leaves the process alone; a grace of 10 seconds.
     *
     * @return the defaults
     */
    public static SessionLimits none() {
        return NONE;
    }

    /**
     * The same with a time limit, after which the process is ended and the session with it.
     *
     * <p>TERM first, KILL after the grace. A container gets them from the engine. The processes of an exec are found by
     * a marker in their environment, see {@link Sessions#exec}. {@link Outcome.Stopped} tells what was reached.
     *
     * @param limit counted from the opening
     * @return the changed copy
     */
    public SessionLimits withTimeout(Duration limit) {
        return new SessionLimits(Optional.of(limit), grace, onClose, wrapped, drain);
    }

    /**
     * The same with another time between TERM and KILL.
     *
     * @param patience how long a process may take to end after TERM
     * @return the changed copy
     */
    public SessionLimits withGrace(Duration patience) {
        return new SessionLimits(time, patience, onClose, wrapped, drain);
    }

    /**
     * The same with another effect of closing the session before its end.
     *
     * @param effect what it does to the process
     * @return the changed copy
     */
    public SessionLimits onClose(OnClose effect) {
        return new SessionLimits(time, grace, effect, wrapped, drain);
    }

    /**
     * The same with the command of an exec started by {@code sh}, which reports its process id and then becomes the
     * command, so that processes are reached too that clear their environment.
     *
     * <p>For images with {@code sh} only: without, the exec does not start, and a missing program is reported in the
     * words of {@code sh} with 127.
     *
     * @return the changed copy
     */
    public SessionLimits withWrapper() {
        return new SessionLimits(time, grace, onClose, true, drain);
    }

    /**
     * The same with the session of an exec ending with its process, though a child in the background holds the output
     * open; see {@link ExecOperation#endingWithProcess}. A container's session ends so always.
     *
     * @param limit how long output may still come then
     * @return the changed copy
     */
    public SessionLimits withDrain(Duration limit) {
        return new SessionLimits(time, grace, onClose, wrapped, Optional.of(limit));
    }
}
