// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;

/** The stream that a request's body is read from failed, not the connection; the cause is the stream's own. */
final class UnreadableBodyException extends IOException {

    private static final long serialVersionUID = 1;

    UnreadableBodyException(IOException failure) {
        super(failure.getMessage(), failure);
    }
}
