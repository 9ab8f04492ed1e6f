// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

/** Where a feed gets what it reads into: a buffer of its own, or one that it shares with the others of a loop. */
interface ReadBuffers {

    /**
     * The buffer for the next read.
     *
     * @param held what the feed holds, with nothing in it that is still needed
     * @return the same one or another one
     */
    ReadBuffer next(ReadBuffer held);

    /**
     * Takes a buffer back that a feed needs no more for now.
     *
     * @param held what the feed holds, with nothing in it that is still needed
     * @return what the feed holds from now on
     */
    ReadBuffer giveBack(ReadBuffer held);
}
