// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The digits that are printed last on a terminal that has no end of its own, and their search in its output.
 *
 * <p>Digits, since no mode of a terminal changes them. They are looked for only from {@link #expect()} on, so that no
 * output of a running program is held back for looking like their beginning.
 */
final class EndMark {

    private static final int BITS = 128;

    private final byte[] mark;
    private byte[] held = {};
    private boolean reached;
    private volatile boolean expected;

    EndMark() {
        this(new BigInteger(BITS, new SecureRandom()).toString());
    }

    EndMark(String digits) {
        mark = digits.getBytes(StandardCharsets.US_ASCII);
    }

    /** The digits to print. */
    String text() {
        return new String(mark, StandardCharsets.US_ASCII);
    }

    /** Looks for the mark from now on; call it before the mark is printed. */
    void expect() {
        expected = true;
    }

    /** How much room a target needs beside what was read. */
    int heldByteCount() {
        return held.length;
    }

    /** Whether the mark has come; nothing follows it. */
    boolean isReached() {
        return reached;
    }

    /** Passes on what is output for sure: all before the mark, without an end that may be the mark's beginning. */
    void pass(byte[] bytes, int byteCount, ByteBuffer target) {
        if (!expected) {
            target.put(bytes, 0, byteCount);
            return;
        }
        byte[] all = Arrays.copyOf(held, held.length + byteCount);
        System.arraycopy(bytes, 0, all, held.length, byteCount);
        int start = 0;
        while (!begins(all, start)) {
            start++;
        }
        target.put(all, 0, start);
        held = Arrays.copyOfRange(all, start, all.length);
        reached = held.length >= mark.length;
    }

    /** Whether all that is there from the start on, or the whole mark, is the mark's; so at the end of all bytes. */
    private boolean begins(byte[] all, int start) {
        int end = Math.min(all.length, start + mark.length);
        return Arrays.equals(all, start, end, mark, 0, end - start);
    }
}
