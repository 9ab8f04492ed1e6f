// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.util.Arrays;

/**
 * The keys that leave a session while its process runs on, in the docker CLI's grammar.
 *
 * <p>Items separated by commas; each is one ASCII character that stands for itself, {@code DEL} (127), or
 * {@code ctrl-X} with X one of {@code @}, {@code a} to {@code z}, <code>[ \ ] ^ _</code> (0 to 31). Upper and lower
 * case differ; a comma cannot be a key. The keys are looked for in what is typed, and only when the process has a
 * terminal: bytes count, not timing, so a pasted sequence detaches too, and the first keys of a sequence reach the
 * process only once the next key shows that they were meant for it (with the default keys, Ctrl-P waits for the key
 * after it).
 *
 * <p>Immutable. Differs from the seed: there the keys could not be chosen.
 */
public final class DetachKeys {

    private static final DetachKeys STANDARD = parse("ctrl-p,ctrl-q");

    /** An engine cannot be told to look for nothing, so it is given what no one types. */
    private static final DetachKeys NONE = new DetachKeys(
            "ctrl-@,ctrl-_,ctrl-@,ctrl-^,ctrl-_,ctrl-@,ctrl-^,ctrl-@,ctrl-_,ctrl-^,ctrl-@,ctrl-_", new byte[0]);

    private final String text;
    private final byte[] sequence;

    private DetachKeys(String text, byte[] sequence) {
        this.text = text;
        this.sequence = sequence;
    }

    /**
     * The keys of the docker CLI, {@code ctrl-p,ctrl-q}.
     *
     * @return the default
     */
    public static DetachKeys standard() {
        return STANDARD;
    }

    /**
     * No keys: everything typed reaches the process.
     *
     * @return keys that never match
     */
    public static DetachKeys none() {
        return NONE;
    }

    /**
     * Reads keys in the grammar that the type describes.
     *
     * @param text for example {@code ctrl-a,d}; empty means {@link #standard}, as for the docker CLI
     * @return the keys
     * @throws IllegalArgumentException naming the item that is no key
     */
    public static DetachKeys parse(String text) {
        if (text.isEmpty()) {
            return standard();
        }
        byte[] sequence = new byte[text.length()];
        int count = 0;
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            sequence[count++] = key(text.substring(start, end), text);
            start = end + 1;
        }
        return new DetachKeys(text, Arrays.copyOf(sequence, count));
    }

    private static byte key(String item, String text) {
        if (item.length() == 1 && item.charAt(0) < 0x80) {
            return (byte) item.charAt(0);
        }
        if (item.equals("DEL")) {
            return 0x7f;
        }
        if (item.length() == 6 && item.startsWith("ctrl-")) {
            char key = item.charAt(5);
            if (key >= 'a' && key <= 'z') {
                return (byte) (key - 'a' + 1);
            }
            if (key == '@' || (key >= '[' && key <= '_')) {
                return (byte) (key & 0x1f);
            }
        }
        throw new IllegalArgumentException("detach keys \"" + text + "\": \"" + item
                + "\" is no key; write one character, DEL, or ctrl- and one of @ a-z [ \\ ] ^ _, separated by commas");
    }

    /**
     * Whether these never match.
     *
     * @return true for {@link #none}
     */
    public boolean isNone() {
        return sequence.length == 0;
    }

    /**
     * What the engine is told to look for (query parameter {@code detachKeys}, exec member {@code DetachKeys}).
     *
     * <p>The same keys, so that the engine never takes others for a detach; for {@link #none} a long sequence of
     * control characters that no one types, because engines have no switch for it.
     *
     * @return keys in the grammar, never empty
     */
    public String forEngine() {
        return text;
    }

    /** The bytes to look for; the caller must not change them. */
    byte[] sequence() {
        return sequence;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DetachKeys keys && Arrays.equals(sequence, keys.sequence);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sequence);
    }

    /**
     * The keys as they were written.
     *
     * @return the text; {@code none} for no keys
     */
    @Override
    public String toString() {
        return isNone() ? "none" : text;
    }
}
