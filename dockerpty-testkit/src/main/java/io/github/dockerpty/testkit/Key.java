// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

/**
 * A key of a terminal's keyboard and the characters that it sends.
 *
 * <p>Sequences are those of xterm in its normal cursor mode. Immutable.
 *
 * @param name what a failure message calls it
 * @param sequence the characters it sends, one or more
 */
public record Key(String name, String sequence) {

    /** Carriage return. */
    public static final Key ENTER = new Key("ENTER", "\r");

    /** The escape character; a session pauses after it, see {@link TerminalSession#press}. */
    public static final Key ESCAPE = new Key("ESCAPE", "\u001b");

    /** Horizontal tab. */
    public static final Key TAB = new Key("TAB", "\t");

    /** DEL (0x7f), which Linux terminals send for the key above Enter. */
    public static final Key BACKSPACE = new Key("BACKSPACE", "\u007f");

    /** Cursor up. */
    public static final Key UP = new Key("UP", "\u001b[A");

    /** Cursor down. */
    public static final Key DOWN = new Key("DOWN", "\u001b[B");

    /** Cursor right. */
    public static final Key RIGHT = new Key("RIGHT", "\u001b[C");

    /** Cursor left. */
    public static final Key LEFT = new Key("LEFT", "\u001b[D");

    /** To the beginning. */
    public static final Key HOME = new Key("HOME", "\u001b[H");

    /** To the end. */
    public static final Key END = new Key("END", "\u001b[F");

    /** Insert. */
    public static final Key INSERT = new Key("INSERT", "\u001b[2~");

    /** Delete. */
    public static final Key DELETE = new Key("DELETE", "\u001b[3~");

    /** One page up. */
    public static final Key PAGE_UP = new Key("PAGE_UP", "\u001b[5~");

    /** One page down. */
    public static final Key PAGE_DOWN = new Key("PAGE_DOWN", "\u001b[6~");

    /**
     * Refuses a key that sends nothing.
     *
     * @param name what a failure message calls it
     * @param sequence the characters it sends, one or more
     * @throws IllegalArgumentException when the sequence is empty
     */
    public Key {
        if (sequence.isEmpty()) {
            throw new IllegalArgumentException("key " + name + " sends no character");
        }
    }

    /**
     * A letter or one of {@code @[\]^_} together with the control key.
     *
     * @param character the other key, in either case
     * @return the key that sends the control character, 0 to 31
     * @throws IllegalArgumentException when the two keys have no control character
     */
    public static Key ctrl(char character) {
        char upper = Character.toUpperCase(character);
        if (upper < '@' || upper > '_') {
            throw new IllegalArgumentException("no control character for '" + character + "'");
        }
        return new Key("CTRL_" + upper, String.valueOf((char) (upper - '@')));
    }

    /**
     * A character together with the meta key: the escape character and it, in one piece.
     *
     * @param character the other key
     * @return the key that sends both
     */
    public static Key alt(char character) {
        return new Key("ALT_" + character, "\u001b" + character);
    }
}
