// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines that end with CR LF, not a byte more, up to a limit for all of them. */
final class LineReader {

    private final InputStream in;
    private int left;
    private boolean begun;

    LineReader(InputStream in, int limit) {
        this.in = in;
        this.left = limit;
    }

    /** Whether any byte came. */
    boolean hasBegun() {
        return begun;
    }

    /** The next line without its end; throws BadRequestException at the end of the stream or of the limit. */
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int value = read();
        while (value != '\r') {
            if (value < ' ' && value != '\t') {
                throw new BadRequestException("control character " + value + " in the head");
            }
            line.write(value);
            value = read();
        }
        if (read() != '\n') {
            throw new BadRequestException("carriage return without line feed in the head");
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private int read() throws IOException {
        if (left-- == 0) {
            throw new BadRequestException("the head is too long");
        }
        int value = in.read();
        if (value < 0) {
            throw new BadRequestException("the end came inside the head");
        }
        begun = true;
        return value;
    }
}
