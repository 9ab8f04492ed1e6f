// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Scripted waits on a connection's thread; closing the engine interrupts them. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) throws InterruptedIOException {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the engine was closed during a pause");
            }
            LockSupport.parkNanos(left);
        }
    }
}
