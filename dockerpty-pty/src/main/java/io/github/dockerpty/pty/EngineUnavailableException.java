// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

/** The engine cannot be reached: no socket, nothing listening, no permission, or no agreement on TLS. */
public final class EngineUnavailableException extends IOException {

    private static final long serialVersionUID = 1;

    /** Where the engine was looked for. */
    private final String address;

    /**
     * A failed attempt to reach an engine.
     *
     * @param address where, for example {@code unix:///var/run/docker.sock}
     * @param message what failed and what to do, in one line
     * @param cause the failure below, may be null
     */
    public EngineUnavailableException(String address, String message, Throwable cause) {
        super(message, cause);
        this.address = address;
    }

    /**
     * Where the engine was looked for.
     *
     * @return a URI as text, without secrets
     */
    public String address() {
        return address;
    }
}
