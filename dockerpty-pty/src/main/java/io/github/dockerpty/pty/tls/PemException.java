// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.tls;

import java.io.IOException;
import java.nio.file.Path;

/** A PEM file is missing or not what it has to be. */
public final class PemException extends IOException {

    private static final long serialVersionUID = 1;

    /** The path as text. */
    private final String file;

    /**
     * A fault of one file.
     *
     * @param file the file
     * @param reason what is wrong with it and what to do
     * @param cause the failure below, may be null
     */
    PemException(Path file, String reason, Throwable cause) {
        super(reason, cause);
        this.file = file.toString();
    }

    /**
     * The file at fault.
     *
     * @return its path
     */
    public String file() {
        return file;
    }
}
