// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The same bytes arriving in another way: in which pieces, how slowly, and what comes after them.
 *
 * <p>Values are immutable and usable from any thread. {@link #asStream} and {@link #asChannel} begin anew at each
 * call; one read never crosses from one piece into the next. After the last piece comes the end, unless one of the
 * {@code then} methods says otherwise.
 */
public final class Chunks {

    private final List<byte[]> pieces;
    private final Duration pause;
    private final Ending ending;

    private Chunks(List<byte[]> pieces, Duration pause, Ending ending) {
        this.pieces = pieces;
        this.pause = pause;
        this.ending = ending;
    }

    /** What comes after the last piece: a failure, silence, or the end if there is neither. */
    record Ending(boolean stalls, IOException failure) {}

    /**
     * The bytes in many ways: in pieces of each size from one byte to all, and cut in two at each offset.
     *
     * @param wire the bytes
     * @return two ways for each byte, at least one
     */
    public static Stream<Chunks> everySplit(byte[] wire) {
        Stream<Chunks> sizes = IntStream.range(1, wire.length).mapToObj(size -> ofSize(wire, size));
        Stream<Chunks> cuts = IntStream.range(1, wire.length).mapToObj(offset -> cutAt(wire, offset));
        return Stream.concat(Stream.of(whole(wire)), Stream.concat(sizes, cuts));
    }

    /**
     * Every true beginning of the bytes, from none to all but the last, each in one piece and then the end.
     *
     * @param wire the bytes
     * @return as many ways as there are bytes
     */
    public static Stream<Chunks> everyTruncation(byte[] wire) {
        return IntStream.range(0, wire.length).mapToObj(length -> whole(Arrays.copyOf(wire, length)));
    }

    /**
     * All bytes in one piece.
     *
     * @param wire the bytes, copied
     * @return the arrival
     */
    public static Chunks whole(byte[] wire) {
        return cutAt(wire);
    }

    /**
     * Pieces of one size, the last one perhaps shorter.
     *
     * @param wire the bytes, copied
     * @param byteCount the size, at least 1
     * @return the arrival
     * @throws IllegalArgumentException when the size is below 1
     */
    public static Chunks ofSize(byte[] wire, int byteCount) {
        if (byteCount < 1) {
            throw new IllegalArgumentException("pieces of " + byteCount + " bytes");
        }
        return cutAt(
                wire,
                IntStream.range(1, wire.length)
                        .filter(offset -> offset % byteCount == 0)
                        .toArray());
    }

    /**
     * Pieces that end at the given offsets, the last one at the end.
     *
     * @param wire the bytes, copied
     * @param offsets where to cut, ascending; one given twice makes an empty piece, which a channel shows as a read
     *     of 0 bytes and a stream cannot show
     * @return the arrival
     * @throws IllegalArgumentException when an offset is outside the bytes or below the one before
     */
    public static Chunks cutAt(byte[] wire, int... offsets) {
        List<byte[]> pieces = new ArrayList<>();
        int start = 0;
        for (int offset : offsets) {
            if (offset < start || offset > wire.length) {
                throw new IllegalArgumentException("a cut at " + offset + " after " + start + " of " + wire.length);
            }
            pieces.add(Arrays.copyOfRange(wire, start, offset));
            start = offset;
        }
        if (start < wire.length) {
            pieces.add(Arrays.copyOfRange(wire, start, wire.length));
        }
        return new Chunks(List.copyOf(pieces), Duration.ZERO, new Ending(false, null));
    }

    /**
     * Pieces of random sizes, the same ones for the same seed.
     *
     * @param wire the bytes, copied
     * @param seed of the random numbers
     * @param max the size of the largest piece in bytes, at least 1
     * @return the arrival
     * @throws IllegalArgumentException when the largest piece is below 1
     */
    public static Chunks random(byte[] wire, long seed, int max) {
        Random random = new Random(seed);
        List<Integer> offsets = new ArrayList<>();
        for (int at = 1 + random.nextInt(max); at < wire.length; at += 1 + random.nextInt(max)) {
            offsets.add(at);
        }
        return cutAt(wire, offsets.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * The same arrival with a pause before each piece but the first.
     *
     * @param each how long the reader is kept waiting; closing ends the wait
     * @return the slower arrival
     */
    public Chunks pausing(Duration each) {
        return new Chunks(pieces, each, ending);
    }

    /**
     * The same arrival with the end after the last piece.
     *
     * @return the arrival
     */
    public Chunks thenEnd() {
        return new Chunks(pieces, pause, new Ending(false, null));
    }

    /**
     * The same arrival with silence after the last piece: a read blocks until the stream or channel is closed.
     *
     * @return the arrival
     */
    public Chunks thenStall() {
        return new Chunks(pieces, pause, new Ending(true, null));
    }

    /**
     * The same arrival with a failure after the last piece.
     *
     * @param failure what each further read throws
     * @return the arrival
     */
    public Chunks thenFail(IOException failure) {
        return new Chunks(pieces, pause, new Ending(false, Objects.requireNonNull(failure, "failure")));
    }

    /**
     * The arrival as a stream, from the beginning.
     *
     * @return a stream of the caller's own; a blocked read ends with an
     *     {@link java.nio.channels.AsynchronousCloseException} when another thread closes it, and with an
     *     {@link java.io.InterruptedIOException} when it is interrupted
     */
    public InputStream asStream() {
        return new ChunkStream(new Arrival(pieces, pause, ending));
    }

    /**
     * The arrival as a channel, from the beginning; it blocks, and an empty piece is a read of 0 bytes.
     *
     * @return a channel of the caller's own; a blocked read ends with an
     *     {@link java.nio.channels.AsynchronousCloseException} when another thread closes it, and with a
     *     {@link java.nio.channels.ClosedByInterruptException} when it is interrupted
     */
    public ReadableByteChannel asChannel() {
        return new ChunkChannel(new Arrival(pieces, pause, ending));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("pieces of");
        for (byte[] piece : pieces) {
            text.append(' ').append(piece.length);
        }
        text.append(" bytes").append(pause.isZero() ? "" : " every " + pause);
        if (ending.failure() != null) {
            return text.append(", then ").append(ending.failure()).toString();
        }
        return text.append(ending.stalls() ? ", then silence" : ", then the end")
                .toString();
    }
}
