// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes behind a head, without their framing. */
interface Body {

    /**
     * Reads at least one byte, waiting for it if the channel blocks.
     *
     * @return the number of bytes, 0 only if the target is full or the channel has nothing now, -1 at the end and ever
     *     after
     * @throws IOException if the connection breaks or ends before the body does
     */
    int read(ByteBuffer target) throws IOException;

    /** Whether a read may have something to say without asking the channel. */
    boolean hasBuffered();

    /** Whether the end has been read, and nothing of the connection with it: another answer may come behind. */
    boolean isAtEnd();
}
