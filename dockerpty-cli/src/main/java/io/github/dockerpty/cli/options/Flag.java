// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import java.util.List;

/**
 * One flag of the command line.
 *
 * @param name the long name without dashes
 * @param letter the short name; {@link #NO_LETTER} if it has none
 * @param kind what it takes
 * @param value what the usage text calls its value, for example {@code file}; words with bars between are its only
 *     values
 * @param text what it does, for the usage text
 */
public record Flag(String name, char letter, Kind kind, String value, String text) {

    /** Stands for no short name. */
    public static final char NO_LETTER = 0;

    /** What a flag takes. */
    public enum Kind {
        /** Nothing, or {@code =true} and {@code =false}. */
        SWITCH,
        /** One value; the last one counts. */
        VALUE,
        /** A value each time it is given, all of them count. */
        LIST
    }

    static Flag on(String name, char letter, String text) {
        return new Flag(name, letter, Kind.SWITCH, "", text);
    }

    static Flag value(String name, char letter, String value, String text) {
        return new Flag(name, letter, Kind.VALUE, value, text);
    }

    static Flag list(String name, char letter, String value, String text) {
        return new Flag(name, letter, Kind.LIST, value, text);
    }

    /**
     * Whether a value must be given with it.
     *
     * @return false for switches
     */
    public boolean needsValue() {
        return kind != Kind.SWITCH;
    }

    /**
     * The only values that it takes.
     *
     * @return lower-case words; empty if any value will do
     */
    public List<String> choices() {
        return value.indexOf('|') < 0 ? List.of() : List.of(value.split("\\|"));
    }

    boolean takesFile() {
        return value.equals("file");
    }

    boolean takesFolder() {
        return value.equals("dir");
    }

    @Override
    public String toString() {
        return "--" + name;
    }
}
