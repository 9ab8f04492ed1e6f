// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

/** Lets threads through while it is open, which it is at first. */
final class Gate {

    // Guarded by this.
    private boolean closed;

    synchronized void pass() throws InterruptedException {
        while (closed) {
            wait();
        }
    }

    synchronized void open() {
        closed = false;
        notifyAll();
    }

    synchronized void shut() {
        closed = true;
    }
}
