// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.time.Duration;

/** The sizes that clients give the terminal of one process; the latest request wins, also over a late first one. */
final class Resizes {

    private final Task task;
    private final Later later;

    // Guarded by this.
    private int requests;

    Resizes(Task task, Later later) {
        this.task = task;
        this.later = later;
    }

    void request(int rows, int columns, Duration lateFirst) {
        int number;
        synchronized (this) {
            number = ++requests;
        }
        if (number > 1) {
            task.resize(rows, columns);
            return;
        }
        later.in(lateFirst, () -> {
            if (isLatest(number)) {
                task.resize(rows, columns);
            }
        });
    }

    private synchronized boolean isLatest(int number) {
        return requests == number;
    }
}
