// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.nio.ByteBuffer;

/** A buffer to read into, and its read-only views, which are made once because they are needed for each portion. */
final class ReadBuffer {

    /** Holds nothing; what a feed has while it needs none. */
    static final ReadBuffer NONE = new ReadBuffer(ByteBuffer.allocate(0));

    private final ByteBuffer bytes;
    private final ByteBuffer view;

    /** For portions that go out together, once there are some. */
    private ByteBuffer[] views;

    ReadBuffer(ByteBuffer bytes) {
        this.bytes = bytes;
        this.view = bytes.asReadOnlyBuffer();
    }

    ByteBuffer bytes() {
        return bytes;
    }

    ByteBuffer view() {
        return view;
    }

    /** As many views, of one portion each. */
    ByteBuffer[] views(int count) {
        if (views == null) {
            views = new ByteBuffer[count];
            for (int i = 0; i < count; i++) {
                views[i] = bytes.asReadOnlyBuffer();
            }
        }
        return views;
    }

    int capacity() {
        return bytes.capacity();
    }

    /** Whether the last read, after which the buffer was flipped, left no room. */
    boolean wasFilled() {
        return bytes.limit() == bytes.capacity();
    }
}
