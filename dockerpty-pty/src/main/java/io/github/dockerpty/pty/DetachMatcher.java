// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.nio.ByteBuffer;

/**
 * Looks for the detach keys byte by byte, and tries every byte as a new beginning (Knuth, Morris and Pratt).
 *
 * <p>Bytes that may belong to the sequence are withheld until they are known not to; they equal the sequence's
 * beginning, so their number says it all.
 */
final class DetachMatcher {

    private final byte[] sequence;

    /** For each length of a match, the next shorter one that the same bytes still are. */
    private final int[] shorter;

    private int withheld;

    DetachMatcher(byte[] sequence) {
        this.sequence = sequence;
        this.shorter = shorter(sequence);
    }

    private static int[] shorter(byte[] sequence) {
        int[] shorter = new int[sequence.length + 1];
        int length = 0;
        for (int i = 1; i < sequence.length; i++) {
            while (length > 0 && sequence[i] != sequence[length]) {
                length = shorter[length];
            }
            if (sequence[i] == sequence[length]) {
                length++;
            }
            shorter[i + 1] = length;
        }
        return shorter;
    }

    /** Passes on together what comes before the next byte with which the sequence could begin. */
    void passOn(ByteBuffer in, ByteBuffer out) {
        if (withheld > 0) {
            return;
        }
        byte first = sequence[0];
        int begin = in.position();
        int end = begin;
        int limit = in.limit();
        while (end < limit && in.get(end) != first) {
            end++;
        }
        out.put(out.position(), in, begin, end - begin).position(out.position() + end - begin);
        in.position(end);
    }

    /** Takes one byte and passes on what is now known to be no part of the sequence; true when it is complete. */
    boolean accept(byte next, ByteBuffer out) {
        while (withheld > 0 && sequence[withheld] != next) {
            int kept = shorter[withheld];
            out.put(sequence, 0, withheld - kept);
            withheld = kept;
        }
        if (sequence[withheld] != next) {
            out.put(next);
            return false;
        }
        withheld++;
        return withheld == sequence.length;
    }

    /** Passes on what was withheld: the input ended, so it was no detach. */
    void release(ByteBuffer out) {
        out.put(sequence, 0, withheld);
        withheld = 0;
    }
}
