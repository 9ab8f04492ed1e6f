// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import java.io.IOException;

/** We refuse to go on, before anything was created, because it could not end well. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
