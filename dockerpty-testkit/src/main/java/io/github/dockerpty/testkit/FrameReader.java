// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.Frames.Frame;
import io.github.dockerpty.testkit.Frames.Source;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes a stream of whole frames apart; strict, since its callers are tests. */
final class FrameReader {

    static final int HEADER_BYTES = 8;

    private FrameReader() {}

    /** Reads all frames; throws IllegalArgumentException as {@link Frames#decode} says. */
    static List<Frame> read(byte[] wire) {
        List<Frame> frames = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(wire);
        while (rest.hasRemaining()) {
            frames.add(next(rest));
        }
        return List.copyOf(frames);
    }

    private static Frame next(ByteBuffer rest) {
        int offset = rest.position();
        if (rest.remaining() < HEADER_BYTES) {
            throw wrong(offset, "ends after " + rest.remaining() + " bytes of its header");
        }
        int type = rest.getInt() >>> 24;
        long length = Integer.toUnsignedLong(rest.getInt());
        Source source = source(type, offset);
        if (length > rest.remaining()) {
            throw wrong(offset, "ends after " + rest.remaining() + " of " + length + " payload bytes");
        }
        byte[] payload = new byte[(int) length];
        rest.get(payload);
        return new Frame(source, payload);
    }

    private static Source source(int type, int offset) {
        for (Source source : Source.values()) {
            if (source.number == type) {
                return source;
            }
        }
        throw wrong(offset, "has the unknown type " + type);
    }

    private static IllegalArgumentException wrong(int offset, String what) {
        return new IllegalArgumentException("the frame at offset " + offset + " " + what);
    }
}
