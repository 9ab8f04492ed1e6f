// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;

/** An engine answered a request with another status than its caller expected. */
public final class EngineRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Method and path. */
    private final String request;

    /** The HTTP status. */
    private final int status;

    /** The engine's own words. */
    private final String engineMessage;

    EngineRefusedException(String request, int status, String engineMessage) {
        super(request + ": " + status + ", " + engineMessage);
        this.request = request;
        this.status = status;
        this.engineMessage = engineMessage;
    }

    /**
     * What was asked.
     *
     * @return method and path
     */
    public String request() {
        return request;
    }

    /**
     * What the engine answered.
     *
     * @return the HTTP status
     */
    public int status() {
        return status;
    }

    /**
     * The engine's own words.
     *
     * @return its {@code message}, or the whole text if it is not in that form
     */
    public String engineMessage() {
        return engineMessage;
    }
}
