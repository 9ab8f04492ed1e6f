// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.util.concurrent.atomic.AtomicLong;

/** Counts per stream type: one thread adds, any thread reads. Stdin counts as stdout. */
final class Tally {

    private final AtomicLong stdout = new AtomicLong();
    private final AtomicLong stderr = new AtomicLong();
    private final AtomicLong systemError = new AtomicLong();

    void add(StreamType type, long count) {
        AtomicLong counter = counter(type);
        counter.lazySet(counter.getPlain() + count);
    }

    long of(StreamType type) {
        return counter(type).get();
    }

    long total() {
        return stdout.get() + stderr.get() + systemError.get();
    }

    private AtomicLong counter(StreamType type) {
        if (type == StreamType.STDERR) {
            return stderr;
        }
        return type == StreamType.SYSTEM_ERROR ? systemError : stdout;
    }
}
