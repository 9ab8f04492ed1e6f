// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/** {@link Chunks} as a stream; empty pieces are passed over, since a stream cannot show them. */
final class ChunkStream extends InputStream {

    private final Arrival arrival;

    ChunkStream(Arrival arrival) {
        this.arrival = arrival;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, target.length);
        if (length == 0) {
            return 0;
        }
        try {
            int count;
            do {
                count = arrival.read(target, start, length);
            } while (count == 0);
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for bytes");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    @Override
    public int available() {
        return arrival.available();
    }

    @Override
    public void close() {
        arrival.close();
    }
}
