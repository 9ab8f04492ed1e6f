// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How an engine misbehaves while it answers: sent on a route by {@link Route#inject}, joined by {@link #and}.
 *
 * <p>Values are immutable. Where a fault counts bytes, it counts what the client gets after the head of the answer: the
 * stream of an upgraded connection, or the body; chunked framing counts, and of {@link Reply#bytes} every byte does. Of
 * faults that end the answer, the first one joined holds.
 */
public sealed interface Fault {

    /**
     * Joins faults.
     *
     * @param more what else goes wrong in the same answer
     * @return a fault that is all of them
     */
    default Fault and(Fault... more) {
        List<Fault> all = new ArrayList<>(List.of(this));
        all.addAll(List.of(more));
        return new All(all);
    }

    /**
     * Several faults at once.
     *
     * @param faults in the order in which they were joined
     */
    record All(List<Fault> faults) implements Fault {

        /**
         * Copies the list.
         *
         * @param faults in the order in which they were joined
         */
        public All {
            faults = List.copyOf(faults);
        }
    }

    /**
     * The client gets the answer, head and rest, in small pieces; each of the first 500 has time to arrive alone.
     *
     * @param byteCount the size of a piece, at least 1
     */
    record Split(int byteCount) implements Fault {

        /**
         * Checks the size.
         *
         * @param byteCount the size of a piece
         * @throws IllegalArgumentException when it is below 1
         */
        public Split {
            check(byteCount >= 1, "pieces of " + byteCount + " bytes");
        }
    }

    /**
     * A pause comes before each write, or each piece if the answer is also split.
     *
     * @param each how long
     */
    record Delay(Duration each) implements Fault {}

    /**
     * The answer flows slowly.
     *
     * @param bytesPerSecond how fast, at least 1
     */
    record Throttle(long bytesPerSecond) implements Fault {

        /**
         * Checks the speed.
         *
         * @param bytesPerSecond how fast
         * @throws IllegalArgumentException when it is below 1
         */
        public Throttle {
            check(bytesPerSecond >= 1, bytesPerSecond + " bytes a second");
        }
    }

    /**
     * The stream ends early, in good order, as if the engine were done.
     *
     * @param byteCount how many bytes the client gets before
     */
    record CutAfter(long byteCount) implements Fault {}

    /**
     * The connection is reset in the middle.
     *
     * <p>On TCP the client sees "connection reset", and bytes it has not read by then may be lost. A Unix socket
     * shows a reset only if the engine has not read all that the client sent; otherwise the client sees the end.
     *
     * @param byteCount how many bytes are sent before
     */
    record ResetAfter(long byteCount) implements Fault {}

    /**
     * Nothing more comes, and the connection stays open until the client goes or the engine is closed.
     *
     * @param byteCount how many bytes the client gets before
     */
    record StallAfter(long byteCount) implements Fault {}

    /**
     * One byte is another one.
     *
     * @param offset which, counted from 0
     * @param value its value, 0 to 255
     */
    record Corrupt(long offset, int value) implements Fault {}

    /** The request is read, and the connection closed without an answer. */
    record CloseBeforeReply() implements Fault {}

    /**
     * The answer comes late.
     *
     * @param duration how long after the request
     */
    record StallBeforeReply(Duration duration) implements Fault {}

    /** The head of the answer and the first bytes behind it are one write. */
    record HeadGluedToData() implements Fault {}

    /** The engine does not notice that the client has ended its direction, as engines do with a terminal. */
    record IgnoreHalfClose() implements Fault {}

    /**
     * The engine does not know the exit code until a while after the end of the stream, as under load.
     *
     * <p>On {@code GET /exec/*}{@code /json} the exec is told to run until then, on {@code POST /containers/*}{@code
     * /wait} the answer comes as much later. Only an {@link EmbeddedEngine} has exit codes.
     *
     * @param duration how long after the end of the process
     */
    record LateExitCode(Duration duration) implements Fault {}

    /**
     * The first resize of a process is answered at once, and has its effect later: the process begins with the size
     * that it was created with, 0 rows and 0 columns below API 1.42.
     *
     * <p>For {@code POST /exec/*}{@code /resize} and {@code POST /containers/*}{@code /resize} of an {@link
     * EmbeddedEngine}. A resize that comes meanwhile takes its place.
     *
     * @param duration how late the effect is
     */
    record LateFirstResize(Duration duration) implements Fault {}

    private static void check(boolean holds, String wrong) {
        if (!holds) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
