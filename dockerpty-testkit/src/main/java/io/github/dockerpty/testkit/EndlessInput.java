// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/** An input whose end is not noticed: a read there blocks until the engine is closed. */
final class EndlessInput extends FilterInputStream {

    EndlessInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? silence() : value;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int count = super.read(target, start, length);
        return count < 0 ? silence() : count;
    }

    private static int silence() throws InterruptedIOException {
        try {
            new CountDownLatch(1).await();
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException closed = new InterruptedIOException("the engine was closed");
            closed.initCause(e);
            throw closed;
        }
    }
}
