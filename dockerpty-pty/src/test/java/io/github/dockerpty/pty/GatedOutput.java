// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/**
 * A reader so slow that it takes nothing until a gate opens; tells when the first bytes wait for it.
 *
 * <p>A channel of the testkit that is full tells nobody that a write waits, on which one test here depends.
 */
final class GatedOutput extends FilterOutputStream {

    private final CountDownLatch waiting;
    private final CountDownLatch gate;

    GatedOutput(OutputStream out, CountDownLatch waiting, CountDownLatch gate) {
        super(out);
        this.waiting = waiting;
        this.gate = gate;
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        waiting.countDown();
        try {
            gate.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted at the gate");
        }
        out.write(bytes, start, length);
    }
}
