// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.json;

import java.io.IOException;

/** A text is not the JSON that was expected. */
public final class JsonException extends IOException {

    private static final long serialVersionUID = 1;

    /** Where the text went wrong. */
    private final int offset;

    JsonException(String expected, String found, int offset) {
        super("not the expected JSON at character " + offset + ": expected " + expected + ", found " + found);
        this.offset = offset;
    }

    /**
     * Where the text went wrong.
     *
     * @return the number of characters before the fault
     */
    public int offset() {
        return offset;
    }
}
