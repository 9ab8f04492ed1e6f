// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

/** The engine was asked to start a process, and its answer did not come: nobody knows whether the process runs. */
final class LostStartException extends IOException {

    private static final long serialVersionUID = 1L;

    private LostStartException(String process, IOException cause) {
        super("it is not known whether " + process + " was started: " + cause.getMessage(), cause);
    }

    /** What a failed start means: an engine that refused, or was never reached, has started nothing. */
    static IOException unlessRefused(String process, IOException failure) {
        boolean refused = failure instanceof EngineException || failure instanceof EngineUnavailableException;
        return refused ? failure : new LostStartException(process, failure);
    }

    /** How a session ends that cannot begin because of this. */
    static Outcome outcome(IOException refusal) {
        return refusal instanceof LostStartException
                ? new Outcome.ConnectionLost(refusal)
                : new Outcome.NeverStarted(refusal);
    }

    /** How that became known. */
    static SessionAccount.End end(IOException refusal) {
        return refusal instanceof LostStartException
                ? SessionAccount.End.CONNECTION_LOST
                : SessionAccount.End.NEVER_STARTED;
    }
}
