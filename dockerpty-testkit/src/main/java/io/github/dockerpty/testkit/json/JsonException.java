// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.json;

/** A text is no JSON, or not the JSON that was asked for; the message says where. */
public final class JsonException extends Exception {

    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }
}
