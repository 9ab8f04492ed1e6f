// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Collects the payload of a frame with number 3, as far as the limit goes. */
final class EngineMessage {

    static final int LIMIT = 64 * 1024;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final long offset;

    EngineMessage(long offset) {
        this.offset = offset;
    }

    /** Takes at most the given number of bytes, and never more than fit; returns the bytes taken. */
    int take(ByteBuffer raw, int count) {
        int taken = Math.min(count, LIMIT - text.size());
        for (int i = 0; i < taken; i++) {
            text.write(raw.get());
        }
        return taken;
    }

    boolean isFull() {
        return text.size() == LIMIT;
    }

    EngineStreamException toException() {
        return new EngineStreamException(offset, text.toString(StandardCharsets.UTF_8));
    }
}
