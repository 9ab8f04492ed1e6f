// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

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
}
