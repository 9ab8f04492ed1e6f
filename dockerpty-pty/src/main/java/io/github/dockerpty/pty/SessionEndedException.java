// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

/** A session's output stopped otherwise than with the end of its process, so what came of it may not be all. */
public final class SessionEndedException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    SessionEndedException(Outcome outcome) {
        super("the output may be cut: " + words(outcome), cause(outcome));
        this.outcome = outcome;
    }

    private SessionEndedException(SessionEndedException first) {
        super(first.getMessage(), first);
        this.outcome = first.outcome;
    }

    /** A fresh one each time, because several threads may get it. */
    static IOException copy(IOException failure) {
        return failure instanceof SessionEndedException ended
                ? new SessionEndedException(ended)
                : new IOException(failure.getMessage(), failure);
    }

    /**
     * How the session ended.
     *
     * @return the outcome, never {@link Outcome.Exited}; null in a copy that was serialized
     */
    public Outcome outcome() {
        return outcome;
    }

    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.ConnectionLost lost) {
            return "the connection was lost: " + lost.cause().getMessage();
        }
        if (outcome instanceof Outcome.NeverStarted never) {
            return "the session never started: " + never.reason().getMessage();
        }
        if (outcome instanceof Outcome.Interrupted interrupted) {
            return "a signal ended the session: " + interrupted.signal();
        }
        if (outcome instanceof Outcome.Stopped stopped) {
            return stopped.cause() == Outcome.Stopped.Cause.CLOSE
                    ? "the session was closed and its process ended"
                    : "the session's time limit passed";
        }
        return outcome instanceof Outcome.Detached ? "the session was detached" : outcome.toString();
    }

    private static Exception cause(Outcome outcome) {
        if (outcome instanceof Outcome.ConnectionLost lost) {
            return lost.cause();
        }
        return outcome instanceof Outcome.NeverStarted never ? never.reason() : null;
    }
}
