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

    /**
     * For which readiness of the channel to wait before a read or a write is tried again.
     *
     * <p>What is wanted, unless a layer such as TLS is in between, which may have to write before it can read and the
     * other way round, or has bytes of its own to send while nothing is wanted.
     *
     * @param wanted {@link java.nio.channels.SelectionKey#OP_READ} to read, {@code OP_WRITE} to write, both, or 0
     * @return operations of the channel, 0 to wait for none
     */
    default int interest(int wanted) {
        return wanted;
    }

    /**
     * Takes part in a {@link PumpLoop} from now on, which includes that it never blocks any more.
     *
     * <p>What has no channel of its own and can be full or empty, such as an {@link InputQueue}, overrides this and
     * says itself when it is ready; what stands in front of such an end passes the call on.
     *
     * @param wake to be run, from any thread, when a read or write that was refused may succeed; never blocks
     * @return whether the readiness can be told, by the channel or by {@code wake}
     */
    default boolean joins(Runnable wake) {
        return channel().isPresent();
    }
}
