// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;

/** Reading end of a pump: moves bytes from its source to an outlet and keeps what was not accepted. */
interface Feed {

    /**
     * Reads at most once more than is at hand, and passes on what came.
     *
     * @param outlet takes the bytes
     * @param limit most bytes to move, more than 0
     * @return bytes moved; 0 for nothing now or nothing accepted; -1 at the end with nothing left
     * @throws SinkException from the outlet
     * @throws IOException from the source
     */
    int moveTo(Outlet outlet, int limit) throws IOException;

    /** Whether bytes were read that the outlet has not accepted. */
    boolean hasRest();

    /** Reads into buffers that are shared, from now on. */
    void share(ReadBuffers shared);
}
