// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.util.List;

/**
 * What a selection found ready.
 *
 * @param readable those of the reading side that are ready, in the order given
 * @param writable those of the writing side that are ready, in the order given
 * @param <T> what was asked for on the reading side: sources, demuxers, pumps
 */
public record Selection<T extends Selectable>(List<T> readable, List<Sink> writable) {

    /**
     * Copies both lists.
     *
     * @param readable those of the reading side that are ready
     * @param writable those of the writing side that are ready
     */
    public Selection {
        readable = List.copyOf(readable);
        writable = List.copyOf(writable);
    }

    /**
     * Whether nothing is ready.
     *
     * @return true after a time-out or an interrupt
     */
    public boolean isEmpty() {
        return readable.isEmpty() && writable.isEmpty();
    }
}
