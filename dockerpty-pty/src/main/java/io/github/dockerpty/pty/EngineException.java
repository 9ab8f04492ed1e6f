// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

/** The engine answered a call with an error. */
public final class EngineException extends IOException {

    private static final long serialVersionUID = 1;

    /** The HTTP status of the answer. */
    private final int status;

    /** The engine's own words. */
    private final String answer;

    /**
     * An error answer to one call.
     *
     * @param call what was asked, for example {@code POST /containers/c1/start}
     * @param status the HTTP status of the answer, 400 to 599
     * @param answer the engine's message, trimmed; empty when it sent none
     */
    public EngineException(String call, int status, String answer) {
        super(answer.isEmpty() ? call + " was answered with status " + status + " and no message" : answer);
        this.status = status;
        this.answer = answer;
    }

    /**
     * The HTTP status of the answer.
     *
     * @return 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * The engine's own words, as it sent them.
     *
     * @return the message; empty when the answer had none
     */
    public String answer() {
        return answer;
    }
}
