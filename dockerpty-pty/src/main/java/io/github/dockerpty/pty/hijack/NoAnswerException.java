// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;

/** The connection ended before the first byte of an answer. */
final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1;

    NoAnswerException() {
        super("the connection ended without an answer");
    }
}
