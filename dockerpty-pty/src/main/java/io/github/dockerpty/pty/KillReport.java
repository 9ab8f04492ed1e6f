// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.util.List;
import java.util.Objects;

/**
 * What was done to end a session's process, and what is left of it.
 *
 * @param rung how the process was reached
 * @param signal the last signal that was sent, {@code TERM} or {@code KILL}; empty if none was
 * @param survivors the processes seen alive at the end, by their ids in the container; empty says that none was seen,
 *     which for {@link Rung#LEFT_RUNNING} proves nothing
 * @param detail for {@link Rung#LEFT_RUNNING} why, in one line; else empty
 */
public record KillReport(Rung rung, String signal, List<Long> survivors, String detail) {

    /** How a process was reached, the surest way first. */
    public enum Rung {
        /** The engine's own kill of a container: with its first process all others of it end. */
        ENGINE,
        /** The process and session id that a wrapper had reported, by a helper process in the container. */
        WRAPPER,
        /** A marker in the environment of the process and its children, found by a helper process in the container. */
        MARKER,
        /** Not at all, or not to the end: the process runs on, or nobody knows. */
        LEFT_RUNNING
    }

    /**
     * Copies the list.
     *
     * @param rung how the process was reached
     * @param signal the last signal that was sent
     * @param survivors the processes seen alive at the end
     * @param detail why it was left running
     */
    public KillReport {
        Objects.requireNonNull(rung, "rung");
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(detail, "detail");
        survivors = List.copyOf(survivors);
    }
}
