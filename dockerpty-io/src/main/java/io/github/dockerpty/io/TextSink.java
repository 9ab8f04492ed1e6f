// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;

/**
 * Shows an output as characters, the same ones however its bytes arrive.
 *
 * <p>A character whose bytes are not all there yet is held back until they are; two halves of a surrogate pair come
 * together. Malformed bytes, and those of a character that the output cuts off at its end, are replaced by U+FFFD.
 * Nothing else is changed: carriage returns and escape sequences come as they are. To decode stdout and stderr apart,
 * take a sink for each.
 *
 * <p><b>Threads.</b> The receiver is called by the thread that drives the pump.
 */
public final class TextSink extends ImmediateSink {

    private static final int PORTION_CHARS = 1024;
    private static final int LONGEST_CHARACTER = 64;

    private final CharsetDecoder decoder;
    private final Receiver receiver;
    private final ByteBuffer incomplete = ByteBuffer.allocate(LONGEST_CHARACTER);
    private CharBuffer chars;

    private TextSink(Charset charset, Receiver receiver) {
        this.receiver = Objects.requireNonNull(receiver, "receiver");
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** Takes characters. */
    public interface Receiver {

        /**
         * Takes characters.
         *
         * @param chars at least one; valid during this call only
         * @throws IOException when they cannot be taken, which ends the pump
         */
        void received(CharSequence chars) throws IOException;

        /**
         * Learns that the output ended in order; not called after a failure.
         *
         * @throws IOException when that cannot be passed on
         */
        default void ended() throws IOException {}
    }

    /**
     * Decodes for a receiver.
     *
     * @param charset how the bytes are meant
     * @param receiver takes the characters
     * @return the sink
     */
    public static TextSink to(Charset charset, Receiver receiver) {
        return new TextSink(charset, receiver);
    }

    /**
     * Decodes all bytes.
     *
     * @param bytes taken from its position to its limit
     * @return how many there were
     * @throws java.nio.channels.ClosedChannelException after {@link #close}
     * @throws IOException what the receiver throws
     */
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        checkOpen();
        int count = bytes.remaining();
        while (bytes.hasRemaining()) {
            if (incomplete.position() == 0) {
                decode(bytes, false);
                incomplete.put(bytes);
            } else {
                // Byte by byte, so that none beyond the end of the character comes in here.
                decode(incomplete.put(bytes.get()).flip(), false);
                incomplete.compact();
            }
        }
        return count;
    }

    @Override
    void end() throws IOException {
        decode(incomplete.flip(), true);
        CharBuffer last = CharBuffer.allocate(LONGEST_CHARACTER);
        decoder.flush(last);
        deliver(last);
        receiver.ended();
    }

    private void decode(ByteBuffer bytes, boolean last) throws IOException {
        if (chars == null) {
            chars = CharBuffer.allocate(PORTION_CHARS);
        }
        boolean more = true;
        while (more) {
            more = decoder.decode(bytes, chars, last).isOverflow();
            deliver(chars);
        }
    }

    private void deliver(CharBuffer decoded) throws IOException {
        decoded.flip();
        if (decoded.hasRemaining()) {
            receiver.received(decoded.asReadOnlyBuffer());
        }
        decoded.clear();
    }
}
