// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a terminal shows at one moment.
 *
 * <p>Immutable: it does not follow what is printed later. Rows and columns count from 0. The emulation is xterm's as
 * far as programs on a container's terminal use it; combining marks are dropped, and switching off the automatic wrap
 * has no effect.
 */
public interface Screen {

    /**
     * The height.
     *
     * @return the number of rows
     */
    int rows();

    /**
     * The width.
     *
     * @return the number of columns
     */
    int columns();

    /**
     * The text of one row.
     *
     * @param index from 0 to {@link #rows()} - 1
     * @return its characters without the blanks at the end
     * @throws IndexOutOfBoundsException when there is no such row
     */
    String row(int index);

    /**
     * The text of all rows, each as {@link #row} gives it, with a line feed between two.
     *
     * @return the whole screen
     */
    String text();

    /**
     * The row of the cursor.
     *
     * @return from 0
     */
    int cursorRow();

    /**
     * The column of the cursor.
     *
     * @return from 0; at the right margin the last column
     */
    int cursorColumn();

    /**
     * One cell.
     *
     * @param row from 0
     * @param column from 0
     * @return what it shows
     * @throws IndexOutOfBoundsException when there is no such cell
     */
    Cell cell(int row, int column);

    /**
     * The rows that have left the screen at the top, oldest first; the alternate screen has its own.
     *
     * <p>When they become more than 10,000, all are dropped: what was printed is in the session's output.
     *
     * @return their texts without the blanks at the end
     */
    List<String> scrollback();

    /** How a character is drawn. */
    enum Style {
        /** Heavy. */
        BOLD,
        /** Faint. */
        DIM,
        /** Slanted. */
        ITALIC,
        /** With a line below. */
        UNDERLINE,
        /** Foreground and background exchanged. */
        INVERSE,
        /** Not shown at all. */
        CONCEALED
    }

    /**
     * One cell of a screen.
     *
     * @param codePoint the character; 0 in the second cell of a wide one
     * @param styles how it is drawn
     * @param foreground the color as 0xRRGGBB (4 bits of each are kept), or empty for the terminal's own
     * @param background likewise
     */
    record Cell(int codePoint, Set<Style> styles, OptionalInt foreground, OptionalInt background) {

        /**
         * Copies the styles.
         *
         * @param codePoint the character
         * @param styles how it is drawn
         * @param foreground its color
         * @param background the color behind it
         */
        public Cell {
            styles = Set.copyOf(styles);
        }
    }
}
