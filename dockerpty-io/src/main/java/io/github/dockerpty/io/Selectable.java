// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.nio.channels.SelectableChannel;
import java.util.Optional;

/**
 * Something that {@link Streams#select} can wait for.
 *
 * <p>Stands for the seed's {@code fileno()}: where Python hands a descriptor to {@code select}, Java hands a channel.
 * {@link #hasBuffered} and {@link #isStalled} belong to the reading side and to its thread; {@link #channel} may be
 * called from any thread. None of them blocks.
 */
public interface Selectable {

    /**
     * The channel whose readiness tells the readiness of this object.
     *
     * @return the channel, the same one each time; empty for plain streams, which count as always ready
     */
    Optional<SelectableChannel> channel();

    /**
     * Whether a read has something to say without asking the channel: bytes that came earlier, an end, or a failure.
     *
     * @return true when waiting for the channel could be waiting for nothing
     */
    default boolean hasBuffered() {
        return false;
    }

    /**
     * Whether reading is pointless for now, because the place where the bytes go is full.
     *
     * @return true to be left out of the reading side of a selection
     */
    default boolean isStalled() {
        return false;
    }
}
