// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.nio.ByteBuffer;

/** Contiguous payload of one type inside the read buffer, in front of the bytes that are still raw. */
final class PayloadRun {

    /** Up to this size a copy of the payload is cheaper than one more write. */
    static final int MOST_COPIED = 4 * 1024;

    private ByteBuffer raw;
    private ByteBuffer view;
    private StreamType type = StreamType.STDOUT;
    private int start;
    private int end;

    /** Lives in this buffer from now on, and is empty. */
    void in(ByteBuffer buffer) {
        raw = buffer;
        view = buffer.asReadOnlyBuffer();
        start = 0;
        end = 0;
    }

    boolean isEmpty() {
        return start == end;
    }

    StreamType type() {
        return type;
    }

    /** Takes the next raw bytes as payload; false if they must wait until the run has gone. */
    boolean add(StreamType payloadType, int count) {
        int from = raw.position();
        if (isEmpty()) {
            type = payloadType;
            start = from;
            end = from;
        } else if (payloadType != type || count > MOST_COPIED) {
            return false;
        } else {
            moveDown(from, count);
        }
        end += count;
        raw.position(from + count);
        return true;
    }

    /** At most so many bytes of the run, read-only, valid until the next call of anything here. */
    ByteBuffer view(int most) {
        return view.clear().limit(start + Math.min(most, end - start)).position(start);
    }

    /** Gives up the first bytes of the run. */
    void take(int count) {
        start += count;
    }

    /** At least a header lies between source and target, so whole longs never overlap. */
    private void moveDown(int from, int count) {
        int i = 0;
        for (; i <= count - Long.BYTES; i += Long.BYTES) {
            raw.putLong(end + i, raw.getLong(from + i));
        }
        for (; i < count; i++) {
            raw.put(end + i, raw.get(from + i));
        }
    }
}
