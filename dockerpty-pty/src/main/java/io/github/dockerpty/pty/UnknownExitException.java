// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/** The exit code that a {@link Process} over a session was asked for is not known: the session ended without it. */
public final class UnknownExitException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    UnknownExitException(Outcome outcome, Throwable failure) {
        super("the exit code is not known: " + (outcome == null ? "the session failed: " + failure : outcome), failure);
        this.outcome = outcome;
    }

    /**
     * How the session ended.
     *
     * @return the outcome; null if the session failed on the caller's side, which is the cause then, and in a copy that
     *     was serialized
     */
    public Outcome outcome() {
        return outcome;
    }
}
