// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import javax.net.ssl.SSLException;

/**
 * The TCP connection ended or was reset before TLS had ended ({@code close_notify}, RFC 8446 section 6.1): the engine,
 * or somebody on the way, has cut the stream, and what came is incomplete.
 */
public final class TlsTruncatedException extends SSLException {

    private static final long serialVersionUID = 1;

    /** Where the connection went. */
    private final String address;

    /**
     * A cut connection.
     *
     * @param address where it went
     * @param cause the reset; null if the connection ended
     */
    TlsTruncatedException(String address, Throwable cause) {
        super(
                address + ": the connection was cut" + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + " before its TLS had ended: the output is incomplete; check that the engine, and a proxy"
                        + " before it, still run",
                cause);
        this.address = address;
    }

    /**
     * Where the connection went.
     *
     * @return a URI as text
     */
    public String address() {
        return address;
    }
}
