// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.util.Objects;

/**
 * How a pump knows that it is done, what it does at the end, and how much it moves in one step.
 *
 * @param doneWhen the seed's {@code wait_for_output}
 * @param atEnd the seed's {@code propagate_close}
 * @param bufferSize most bytes that one step moves (the seed's {@code n}), at least 1; the buffer grows up to it
 */
public record PumpOptions(DoneWhen doneWhen, AtEnd atEnd, int bufferSize) {

    /** When a pump has nothing left to do. */
    public enum DoneWhen {
        /** The source ended and nothing is pending; the seed's {@code wait_for_output=True}. */
        SOURCE_ENDED,
        /** Nothing is pending, be the source at its end or not; the seed's {@code wait_for_output=False}. */
        NOTHING_PENDING
    }

    /** What a pump does with its sinks when the source ends. */
    public enum AtEnd {
        /** Closes them; the seed's {@code propagate_close=True}. */
        CLOSE,
        /** Ends their writing side, so that their reading side goes on: for input to a container. */
        CLOSE_WRITE,
        /** Leaves them open; the seed's {@code propagate_close=False}. */
        KEEP_OPEN
    }

    private static final PumpOptions USUAL = new PumpOptions(DoneWhen.SOURCE_ENDED, AtEnd.CLOSE, 128 * 1024);

    /**
     * Checks the values.
     *
     * @param doneWhen the seed's {@code wait_for_output}
     * @param atEnd the seed's {@code propagate_close}
     * @param bufferSize most bytes that one step moves, at least 1
     * @throws IllegalArgumentException when the buffer size is less than 1
     */
    public PumpOptions {
        Objects.requireNonNull(doneWhen, "doneWhen");
        Objects.requireNonNull(atEnd, "atEnd");
        if (bufferSize < 1) {
            throw new IllegalArgumentException("buffer size must be at least 1, not " + bufferSize);
        }
    }

    /**
     * The seed's defaults: wait for the end, close the sinks then; 128 KiB a step.
     *
     * <p>Differs from the seed: with 4096 bytes a step, each 4096 bytes would cost two system calls.
     *
     * @return the options
     */
    public static PumpOptions usual() {
        return USUAL;
    }

    /**
     * The same with another way to know that the pump is done.
     *
     * @param other the seed's {@code wait_for_output}
     * @return the options
     */
    public PumpOptions withDoneWhen(DoneWhen other) {
        return new PumpOptions(other, atEnd, bufferSize);
    }

    /**
     * The same with another action at the end.
     *
     * @param other the seed's {@code propagate_close}
     * @return the options
     */
    public PumpOptions withAtEnd(AtEnd other) {
        return new PumpOptions(doneWhen, other, bufferSize);
    }

    /**
     * The same with another step.
     *
     * @param byteCount most bytes that one step moves, at least 1
     * @return the options
     * @throws IllegalArgumentException when the count is less than 1
     */
    public PumpOptions withBufferSize(int byteCount) {
        return new PumpOptions(doneWhen, atEnd, byteCount);
    }
}
