// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;

/** No connection could be made, or it turned out at its first use that TLS was not agreed on. */
public final class DialException extends IOException {

    private static final long serialVersionUID = 1;

    /** Where the connection should have gone. */
    private final String address;

    /**
     * A failed attempt.
     *
     * @param address where the connection should have gone
     * @param reason what came and what to do about it, without the address
     * @param cause the failure below, may be null
     */
    public DialException(String address, String reason, Throwable cause) {
        super(address + ": " + reason, cause);
        this.address = address;
    }

    /**
     * Where the connection should have gone.
     *
     * @return a URI as text
     */
    public String address() {
        return address;
    }
}
