// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import java.io.IOException;

/** A file that a flag names cannot be read or does not contain what it should. */
public final class UnreadableFileException extends IOException {

    private static final long serialVersionUID = 1;

    UnreadableFileException(String message) {
        super(message);
    }
}
