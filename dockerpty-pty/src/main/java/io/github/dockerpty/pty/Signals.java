// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/** What a session does with the signals that this process gets while it runs. */
public enum Signals {
    /** Nothing: they stay the application's own business. */
    UNTOUCHED,
    /**
     * They are passed on to the container's first process by name; the third INT or TERM ends the session. Where a
     * process cannot be signaled (exec), as {@link #INTERRUPT}.
     */
    PROXY,
    /** As {@link #PROXY}, but as {@link #INTERRUPT} for a container that has a terminal. */
    PROXY_WITHOUT_TTY,
    /** INT and TERM detach, HUP interrupts. */
    DETACH,
    /** INT, TERM and HUP end the session with {@link Outcome.Interrupted}; the process runs on. */
    INTERRUPT
}
