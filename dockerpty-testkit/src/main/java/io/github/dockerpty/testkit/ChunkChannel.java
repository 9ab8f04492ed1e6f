// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;

/** {@link Chunks} as a channel. */
final class ChunkChannel implements ReadableByteChannel {

    private final Arrival arrival;

    ChunkChannel(Arrival arrival) {
        this.arrival = arrival;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        byte[] bytes = new byte[target.remaining()];
        try {
            int count = arrival.read(bytes, 0, bytes.length);
            target.put(bytes, 0, Math.max(0, count));
            return count;
        } catch (InterruptedException e) {
            // As the JDK's own channels do: an interrupt closes.
            arrival.close();
            Thread.currentThread().interrupt();
            ClosedByInterruptException interrupted = new ClosedByInterruptException();
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    @Override
    public boolean isOpen() {
        return arrival.isOpen();
    }

    @Override
    public void close() {
        arrival.close();
    }
}
