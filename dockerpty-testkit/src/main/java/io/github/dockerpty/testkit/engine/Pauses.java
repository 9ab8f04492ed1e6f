// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits on a connection's thread; closing the engine interrupts them. */
final class Pauses {

    private Pauses() {}

    static void of(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
