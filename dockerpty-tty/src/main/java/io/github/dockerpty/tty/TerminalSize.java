// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.util.Map;
import java.util.Optional;

/**
 * The size of a terminal in character cells.
 *
 * @param rows the height, 0 to 65535
 * @param columns the width, 0 to 65535
 */
public record TerminalSize(int rows, int columns) {

    private static final int MAXIMUM = 0xFFFF;

    /**
     * Checks both numbers.
     *
     * @param rows the height
     * @param columns the width
     * @throws IllegalArgumentException if one is negative or above 65535, the range of the kernel's window size
     */
    public TerminalSize {
        if (rows < 0 || rows > MAXIMUM || columns < 0 || columns > MAXIMUM) {
            throw new IllegalArgumentException(
                    "size " + rows + "x" + columns + " is not a terminal's: rows and columns are 0 to 65535");
        }
    }

    /**
     * Whether this size says nothing: a terminal that nobody has sized reports 0 rows and 0 columns.
     *
     * @return true for 0x0
     */
    public boolean isUnknown() {
        return rows == 0 && columns == 0;
    }

    /* Written out: a record's own are made of method handles at their first call, at the prompt of a session. */

    @Override
    public boolean equals(Object other) {
        return other instanceof TerminalSize size && size.rows == rows && size.columns == columns;
    }

    @Override
    public int hashCode() {
        return rows * 31 + columns;
    }

    /**
     * The size that the variables LINES and COLUMNS tell, as shells export it.
     *
     * <p>Differs from the seed: numbers, not the variables' text, and no size rather than half of one.
     *
     * @param environment the variables, for example {@link System#getenv()}
     * @return the size; empty unless both are decimal numbers from 1 to 65535
     */
    public static Optional<TerminalSize> fromEnvironment(Map<String, String> environment) {
        int rows = positive(environment.get("LINES"));
        int columns = positive(environment.get("COLUMNS"));
        return rows == 0 || columns == 0 ? Optional.empty() : Optional.of(new TerminalSize(rows, columns));
    }

    /** The number in the text, 0 if there is none in range. */
    private static int positive(String text) {
        int value = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value * 10 + digit > MAXIMUM) {
                return 0;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
