// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Objects;

/**
 * Reads an input stream without a lock and without closing it on interrupt.
 *
 * <p>Not {@code Channels.newChannel}: before JDK 19 the JDK's adapters lock reads and writes of one channel against
 * each other, and its channels close what they read when the thread is interrupted.
 */
final class InputStreamChannel implements ReadableByteChannel {

    private static final int MOST = 64 * 1024;

    private final InputStream in;
    private volatile boolean open = true;
    private byte[] chunk = new byte[0];

    InputStreamChannel(InputStream in) {
        this.in = Objects.requireNonNull(in, "in");
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count;
        if (target.hasArray()) {
            count = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            if (count > 0) {
                target.position(target.position() + count);
            }
            return count;
        }
        int most = Math.min(target.remaining(), MOST);
        if (chunk.length < most) {
            chunk = new byte[most];
        }
        count = in.read(chunk, 0, most);
        if (count > 0) {
            target.put(chunk, 0, count);
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        in.close();
    }
}
