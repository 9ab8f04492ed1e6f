// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Builds and takes apart the multiplexed stream of a container without a terminal.
 *
 * <p>A frame is eight header bytes, {@code type 0 0 0} and the payload's length as an unsigned 32-bit big-endian
 * number, then the payload (Engine API, {@code POST /containers/{id}/attach}; moby
 * {@code api/pkg/stdcopy}). The encoding is written apart from every decoder that it may test. Values are immutable
 * and usable from any thread; each call that adds something returns a new value. Wrong streams are made with
 * {@link #header} and {@link #raw}.
 */
public final class Frames {

    private static final long LONGEST = 0xffff_ffffL;
    private static final Frames NONE = new Frames(new byte[0]);

    private final byte[] wire;

    private Frames(byte[] wire) {
        this.wire = wire;
    }

    /** Whose bytes a frame holds; the first byte of its header tells. */
    public enum Source {
        /** What the container reads; engines do not send it. */
        STDIN(0),
        /** The container's standard output. */
        STDOUT(1),
        /** The container's standard error. */
        STDERR(2),
        /** A message of the engine itself. */
        SYSTEM_ERROR(3);

        final int number;

        Source(int number) {
            this.number = number;
        }
    }

    /**
     * One whole frame, equal to another with the same source and the same payload bytes.
     *
     * @param source whose bytes they are
     * @param payload the bytes, copied in and out; may be empty
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Frame(Source source, byte[] payload) {

        /**
         * Copies the payload.
         *
         * @param source whose bytes they are
         * @param payload the bytes
         */
        public Frame {
            Objects.requireNonNull(source, "source");
            payload = payload.clone();
        }

        /** {@return a copy of the bytes} */
        @Override
        public byte[] payload() {
            return payload.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Frame frame && source == frame.source && Arrays.equals(payload, frame.payload);
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode() + Arrays.hashCode(payload);
        }

        @Override
        public String toString() {
            return source + " " + Escapes.quote(payload);
        }
    }

    /** {@return the stream without a frame, to begin with} */
    public static Frames frames() {
        return NONE;
    }

    /**
     * A stream of the given frames.
     *
     * @param frames in their order on the wire
     * @return the stream
     */
    public static Frames of(Frame... frames) {
        Frames all = NONE;
        for (Frame frame : frames) {
            all = all.frame(frame.source, frame.payload);
        }
        return all;
    }

    /**
     * Takes a stream that must consist of whole frames apart.
     *
     * @param wire the bytes, copied
     * @return the stream
     * @throws IllegalArgumentException when a type is not 0 to 3 or the last frame is cut, with its offset
     */
    public static Frames decode(byte[] wire) {
        Frames frames = new Frames(wire.clone());
        frames.list();
        return frames;
    }

    /**
     * Adds a frame of standard output.
     *
     * @param text the payload, as UTF-8
     * @return the longer stream
     */
    public Frames stdout(String text) {
        return stdout(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds a frame of standard output.
     *
     * @param payload the payload
     * @return the longer stream
     */
    public Frames stdout(byte[] payload) {
        return frame(Source.STDOUT, payload);
    }

    /**
     * Adds a frame of standard error.
     *
     * @param text the payload, as UTF-8
     * @return the longer stream
     */
    public Frames stderr(String text) {
        return stderr(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds a frame of standard error.
     *
     * @param payload the payload
     * @return the longer stream
     */
    public Frames stderr(byte[] payload) {
        return frame(Source.STDERR, payload);
    }

    /**
     * Adds a frame of any source.
     *
     * @param source whose bytes they are
     * @param payload the payload
     * @return the longer stream
     */
    public Frames frame(Source source, byte[] payload) {
        return header(source.number, payload.length).raw(payload);
    }

    /**
     * Adds the eight bytes of a header, right or wrong, and no payload.
     *
     * @param type the first byte, 0 to 255
     * @param length the payload length to claim in bytes, 0 to 4,294,967,295
     * @return the longer stream
     * @throws IllegalArgumentException when one of them does not fit into the header
     */
    public Frames header(int type, long length) {
        if (type < 0 || type > 0xff || length < 0 || length > LONGEST) {
            throw new IllegalArgumentException("no header can say type " + type + ", length " + length);
        }
        return raw(ByteBuffer.allocate(FrameReader.HEADER_BYTES)
                .putInt(type << 24)
                .putInt((int) length)
                .array());
    }

    /**
     * Adds bytes as they are.
     *
     * @param bytes any bytes
     * @return the longer stream
     */
    public Frames raw(byte... bytes) {
        ByteArrayOutputStream longer = new ByteArrayOutputStream(wire.length + bytes.length);
        longer.writeBytes(wire);
        longer.writeBytes(bytes);
        return new Frames(longer.toByteArray());
    }

    /**
     * The frames one by one.
     *
     * @return the frames in their order, empty ones among them
     * @throws IllegalArgumentException when a type is not 0 to 3 or the last frame is cut, with its offset
     */
    public List<Frame> list() {
        return FrameReader.read(wire);
    }

    /**
     * The payloads of one source, joined.
     *
     * @param source whose bytes to take
     * @return the bytes, empty if there are none
     * @throws IllegalArgumentException as {@link #list}
     */
    public byte[] payload(Source source) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Frame frame : list()) {
            if (frame.source == source) {
                joined.writeBytes(frame.payload);
            }
        }
        return joined.toByteArray();
    }

    /** {@return a copy of the stream as it is on the wire} */
    public byte[] bytes() {
        return wire.clone();
    }

    @Override
    public String toString() {
        return Escapes.quote(wire);
    }
}
