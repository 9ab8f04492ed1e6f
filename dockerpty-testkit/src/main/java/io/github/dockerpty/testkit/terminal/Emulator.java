// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Screen;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/**
 * Turns what is printed into a screen; thread-safe.
 *
 * <p>Wraps JLine's {@code ScreenTerminal} 4.4.8 and cures three defects: of several questions in one write it answers
 * only the last, its tab stops lie one column left, and its history has no end. A sequence cut by the end of a piece is
 * held back, so that it does not meet ours.
 */
final class Emulator {

    private static final char ESCAPE = '\u001b';
    private static final int TAB_WIDTH = 8;
    private static final int LONGEST_HISTORY = 10_000;
    private static final int USUAL_ROWS = 24;
    private static final int USUAL_COLUMNS = 80;

    private final ScreenTerminal terminal;
    private String held = "";

    @SuppressWarnings("deprecation") // Its successor brings a whole line discipline along, which the kernel is here.
    Emulator(int rows, int columns) {
        terminal = new ScreenTerminal(fitColumns(columns), fitRows(rows));
        setTabStops();
    }

    /** Shows text and returns what the terminal answers to the questions in it. */
    synchronized String feed(String text) {
        String all = held + text;
        int complete = all.length() - incompleteTail(all);
        held = all.substring(complete);
        var answers = new StringBuilder();
        int start = 0;
        while (start < complete) {
            int next = all.indexOf(ESCAPE, start + 1);
            int end = next < 0 || next > complete ? complete : next;
            answers.append(feedPiece(all.substring(start, end)));
            start = end;
        }
        return answers.toString();
    }

    synchronized void resize(int rows, int columns) {
        terminal.setSize(Size.of(fitColumns(columns), fitRows(rows)));
        setTabStops();
    }

    synchronized Screen picture() {
        var cells = new long[terminal.getRows() * terminal.getColumns()];
        var cursor = new int[2];
        terminal.dump(cells, cursor);
        return new Picture(cells, terminal.getColumns(), cursor, terminal.getHistory());
    }

    private String feedPiece(String piece) {
        boolean reset = piece.startsWith(ESCAPE + "c");
        if (reset) {
            terminal.write(piece.substring(0, 2));
            setTabStops();
        }
        show(reset ? piece.substring(2) : piece);
        if (terminal.getHistorySize() > LONGEST_HISTORY) {
            terminal.write(ESCAPE + "[3J");
        }
        return terminal.read();
    }

    /** Feeds JLine, which fails on rare nonsense (binary output with wide characters): the piece is cut off there. */
    private void show(String piece) {
        try {
            terminal.write(piece);
        } catch (IndexOutOfBoundsException notUnderstood) {
            // Only the picture suffers; ending the listener here would lose the output as well.
        }
    }

    /** Clears the stops and sets one at every eighth column, with the cursor back where it was. */
    private void setTabStops() {
        var cells = new long[terminal.getRows() * terminal.getColumns()];
        var cursor = new int[2];
        terminal.dump(cells, cursor);
        var sequence = new StringBuilder(ESCAPE + "[3g");
        for (int column = TAB_WIDTH; column < terminal.getColumns(); column += TAB_WIDTH) {
            sequence.append(ESCAPE).append('[').append(column + 1).append('G').append(ESCAPE + "H");
        }
        sequence.append(ESCAPE).append('[').append(cursor[0] + 1).append('G');
        terminal.write(sequence);
    }

    /** The length of a lone escape character or an unfinished control sequence at the end. */
    private static int incompleteTail(String text) {
        int start = text.lastIndexOf(ESCAPE);
        if (start < 0) {
            return 0;
        }
        int length = text.length() - start;
        if (length == 1) {
            return 1;
        }
        if (text.charAt(start + 1) != '[') {
            return 0;
        }
        for (int i = start + 2; i < text.length(); i++) {
            if (text.charAt(i) >= '@' || text.charAt(i) < ' ') {
                return 0;
            }
        }
        return length;
    }

    /** The screen's rows for those of a terminal, which may be 0. */
    static int fitRows(int rows) {
        return fit(rows, USUAL_ROWS);
    }

    static int fitColumns(int columns) {
        return fit(columns, USUAL_COLUMNS);
    }

    private static int fit(int size, int usual) {
        int wanted = size == 0 ? usual : size;
        return Math.max(ScreenTerminal.MIN_SIZE, Math.min(ScreenTerminal.MAX_SIZE, wanted));
    }
}
