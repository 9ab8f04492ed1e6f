// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.nio.ByteBuffer;

/** Contiguous payload of one type inside the read buffer, in front of the bytes that are still raw. */
final class PayloadRun {

    /** Up to this size a copy of the payload is cheaper than one more write. */
    static final int MOST_COPIED = 4 * 1024;

    /** Up to this size a few longs are quicker than a call that copies. */
    private static final int MOST_BY_LONGS = 4 * Long.BYTES;

    private ByteBuffer raw;
    private ByteBuffer view;
    private StreamType type = StreamType.STDOUT;
    private int start;
    private int end;

    /** Lives in this buffer from now on, and is empty. */
    void in(ReadBuffer buffer) {
        raw = buffer.bytes();
        view = buffer.view();
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
            moveDown(raw, from, end, count);
        }
        end += count;
        raw.position(from + count);
        return true;
    }

    /** At most so many bytes of the run, read-only, valid until the next call of anything here. */
    ByteBuffer view(int most) {
        return view.clear().limit(start + Math.min(most, end - start)).position(start);
    }

    /** Has another view show at most so many bytes of the run, and gives these up; they stay where they are. */
    int takeInto(ByteBuffer portion, int most) {
        int count = Math.min(most, end - start);
        portion.clear().limit(start + count).position(start);
        start += count;
        return count;
    }

    /** Gives up the first bytes of the run. */
    void take(int count) {
        start += count;
    }

    /**
     * Adds whole small frames of the same type that follow the run.
     *
     * @return how many were added; the raw bytes begin behind them
     */
    int addFrames() {
        ByteBuffer bytes = raw;
        int limit = bytes.limit();
        int position = bytes.position();
        int to = end;
        int frames = 0;
        int knownId = -1;
        while (limit - position >= FrameHeader.BYTES) {
            long header = bytes.getLong(position);
            int id = FrameHeader.id(header);
            long length = FrameHeader.length(header);
            int from = position + FrameHeader.BYTES;
            if (length > Math.min(MOST_COPIED, limit - from) || (id != knownId && !isOfThisType(id))) {
                break;
            }
            knownId = id;
            int count = (int) length;
            moveDown(bytes, from, to, count);
            to += count;
            position = from + count;
            int alike = moveAlike(bytes, header, position, to);
            to += alike * count;
            position += alike * (FrameHeader.BYTES + count);
            frames += 1 + alike;
        }
        end = to;
        bytes.position(position);
        return frames;
    }

    /**
     * Moves the payload of frames with the same header down, one behind the other, and tells how many there were.
     *
     * <p>The loop that many small frames live in: where a frame begins does not depend on what was read before, so that
     * the processor need not wait for one header to find the next.
     */
    private static int moveAlike(ByteBuffer bytes, long header, int begin, int target) {
        int count = (int) FrameHeader.length(header);
        if (count > MOST_BY_LONGS) {
            return 0;
        }
        int frames = 0;
        int last = bytes.limit() - FrameHeader.BYTES - MOST_BY_LONGS;
        int to = target;
        for (int at = begin; at <= last && bytes.getLong(at) == header; at += FrameHeader.BYTES + count) {
            moveLongs(bytes, at + FrameHeader.BYTES, to, count);
            to += count;
            frames++;
        }
        return frames;
    }

    private boolean isOfThisType(int id) {
        return StreamType.isKnown(id) && StreamType.meaningOf(id) == type;
    }

    /**
     * Moves small payload in whole longs, of which the last one may carry up to seven bytes too many along.
     *
     * <p>At least a header, which is as long as one of them, lies between target and source: a long never overlaps with
     * itself, and the bytes too many land before the end of what has been read.
     */
    private static void moveDown(ByteBuffer bytes, int from, int to, int count) {
        if (count > MOST_BY_LONGS || bytes.limit() - from < MOST_BY_LONGS) {
            bytes.put(to, bytes, from, count);
            return;
        }
        moveLongs(bytes, from, to, count);
    }

    private static void moveLongs(ByteBuffer bytes, int from, int to, int count) {
        bytes.putLong(to, bytes.getLong(from));
        if (count > Long.BYTES) {
            bytes.putLong(to + Long.BYTES, bytes.getLong(from + Long.BYTES));
        }
        if (count > 2 * Long.BYTES) {
            bytes.putLong(to + 2 * Long.BYTES, bytes.getLong(from + 2 * Long.BYTES));
        }
        if (count > 3 * Long.BYTES) {
            bytes.putLong(to + 3 * Long.BYTES, bytes.getLong(from + 3 * Long.BYTES));
        }
    }
}
