// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import java.io.IOException;

/** An image could not be pulled. */
public final class PullException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * A failed pull.
     *
     * @param image its name
     * @param reason what came back, the engine's words if it spoke
     * @param cause the failure below, may be null
     */
    PullException(String image, String reason, Throwable cause) {
        super("cannot pull image '" + image + "': " + reason, cause);
    }
}
