// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

/** A setting that says where the engine is, or how to speak to it, is wrong. */
public final class EndpointException extends IOException {

    private static final long serialVersionUID = 1;

    /** The setting at fault. */
    private final String setting;

    /**
     * A wrong setting.
     *
     * @param setting the name of a variable or option, or the path of a file
     * @param reason what is wrong with it and what to do
     * @param cause the failure below, may be null
     */
    public EndpointException(String setting, String reason, Throwable cause) {
        super(setting + ": " + reason, cause);
        this.setting = setting;
    }

    /**
     * The setting at fault.
     *
     * @return the name of a variable or option, or the path of a file
     */
    public String setting() {
        return setting;
    }
}
