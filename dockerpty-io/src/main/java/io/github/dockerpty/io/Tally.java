// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.util.concurrent.atomic.AtomicLong;

/** Counts per stream type: one thread adds, any thread reads. */
final class Tally {

    private final AtomicLong[] counts = {new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong()};

    void add(StreamType type, long count) {
        AtomicLong slot = counts[type.ordinal()];
        slot.lazySet(slot.getPlain() + count);
    }

    long of(StreamType type) {
        return counts[type.ordinal()].get();
    }

    long total() {
        long sum = 0;
        for (AtomicLong count : counts) {
            sum += count.get();
        }
        return sum;
    }
}
