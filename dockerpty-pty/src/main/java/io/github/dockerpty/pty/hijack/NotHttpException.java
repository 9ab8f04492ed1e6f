// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;

/** What came is not HTTP/1; the message says what was seen. */
final class NotHttpException extends IOException {

    private static final long serialVersionUID = 1;

    NotHttpException(String message) {
        super(message);
    }
}
