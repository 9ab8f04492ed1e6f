// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Objects;

/**
 * Shows an output as lines, the same ones however its bytes arrive.
 *
 * <p>A line ends with a line feed, a carriage return, or a carriage return and a line feed. One that ends with a
 * carriage return is told at once, so that the steps of a progress bar are seen; a line feed that follows belongs to
 * it. The last line need not end. A line that is longer than the limit comes in pieces. Bytes are decoded as by
 * {@link TextSink}.
 *
 * <p><b>Threads.</b> The receiver is called by the thread that drives the pump.
 */
public final class LineSink extends ImmediateSink {

    /** The limit where none is given, in characters. */
    public static final int USUAL_LIMIT = 64 * 1024;

    private final TextSink text;
    private final Receiver receiver;
    private final int limit;
    private final StringBuilder line = new StringBuilder();
    private boolean afterReturn;

    private LineSink(Charset charset, int limit, Receiver receiver) {
        if (limit < 1) {
            throw new IllegalArgumentException("lines of at most " + limit + " characters");
        }
        this.receiver = Objects.requireNonNull(receiver, "receiver");
        this.limit = limit;
        text = TextSink.to(charset, this::take);
    }

    /** Why a line is over. */
    public enum LineEnd {
        /** Its end came. */
        TERMINATED,
        /** It is longer than the limit; the next call brings more of it. */
        CUT,
        /** The output ended before the line did. */
        UNTERMINATED
    }

    /** Takes lines. */
    public interface Receiver {

        /**
         * Takes a line, or a piece of a long one.
         *
         * @param line without its end
         * @param end why it is over
         * @throws IOException when it cannot be taken, which ends the pump
         */
        void received(String line, LineEnd end) throws IOException;

        /**
         * Learns that the output ended in order; not called after a failure.
         *
         * @throws IOException when that cannot be passed on
         */
        default void ended() throws IOException {}
    }

    /**
     * Cuts into lines of at most {@link #USUAL_LIMIT} characters.
     *
     * @param charset how the bytes are meant
     * @param receiver takes the lines
     * @return the sink
     */
    public static LineSink to(Charset charset, Receiver receiver) {
        return new LineSink(charset, USUAL_LIMIT, receiver);
    }

    /**
     * Cuts into lines.
     *
     * @param charset how the bytes are meant
     * @param limit most characters (UTF-16 units) of a line or piece, at least 1; one more to keep a surrogate pair
     *     together
     * @param receiver takes the lines
     * @return the sink
     * @throws IllegalArgumentException when the limit is below 1
     */
    public static LineSink to(Charset charset, int limit, Receiver receiver) {
        return new LineSink(charset, limit, receiver);
    }

    /**
     * Cuts all bytes into lines.
     *
     * @param bytes taken from its position to its limit
     * @return how many there were
     * @throws java.nio.channels.ClosedChannelException after {@link #close}
     * @throws IOException what the receiver throws
     */
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return text.write(bytes);
    }

    @Override
    void end() throws IOException {
        text.close();
        if (line.length() > 0) {
            tell(LineEnd.UNTERMINATED);
        }
        receiver.ended();
    }

    /** By lines and parts of lines: a character at a time would take several times as long. */
    private void take(CharSequence chars) throws IOException {
        int count = chars.length();
        for (int from = 0; from < count; from++) {
            int end = endOfLine(chars, from, count);
            if (end < count && end > from && line.length() == 0 && end - from <= limit) {
                afterReturn = chars.charAt(end) == '\r';
                receiver.received(chars.subSequence(from, end).toString(), LineEnd.TERMINATED);
            } else {
                append(chars, from, end);
                if (end < count) {
                    take(chars.charAt(end));
                }
            }
            from = end;
        }
    }

    private static int endOfLine(CharSequence chars, int from, int count) {
        int end = from;
        while (end < count && chars.charAt(end) != '\n' && chars.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void append(CharSequence chars, int from, int end) throws IOException {
        if (line.length() + (end - from) > limit) {
            for (int i = from; i < end; i++) {
                take(chars.charAt(i));
            }
        } else if (end > from) {
            afterReturn = false;
            line.append(chars, from, end);
        }
    }

    private void take(char next) throws IOException {
        boolean endsReturn = afterReturn && next == '\n';
        afterReturn = next == '\r';
        if (next == '\r' || next == '\n') {
            if (!endsReturn) {
                tell(LineEnd.TERMINATED);
            }
            return;
        }
        if (line.length() >= limit && !Character.isLowSurrogate(next)) {
            tell(LineEnd.CUT);
        }
        line.append(next);
    }

    private void tell(LineEnd end) throws IOException {
        String told = line.toString();
        line.setLength(0);
        receiver.received(told, end);
    }
}
