// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes in, with an end.
 *
 * <p>One thread reads; another may close, which ends a blocked read.
 */
public interface Source extends Selectable, Closeable {

    /**
     * Reads what there is into the target, at least one byte if the source blocks.
     *
     * @param target where the bytes go, from its position to its limit
     * @return the number of bytes read, 0 if there are none now or the target is full, -1 at the end and ever after
     * @throws IOException if reading fails; the next read fails the same way, never with an end
     */
    int read(ByteBuffer target) throws IOException;

    /**
     * Sets whether {@link #read} waits for bytes.
     *
     * @param blocking true to wait
     * @return the previous mode; a plain stream always waits and answers true
     * @throws IOException if the mode cannot be set
     */
    boolean setBlocking(boolean blocking) throws IOException;

    /**
     * Tells whose bytes the last read returned.
     *
     * @return {@link StreamType#STDOUT} unless the source takes several streams apart
     */
    default StreamType type() {
        return StreamType.STDOUT;
    }
}
