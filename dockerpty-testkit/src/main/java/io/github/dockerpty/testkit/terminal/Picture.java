// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Screen;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jline.utils.ScreenTerminal;

/** A screen as it was at one moment. */
final class Picture implements Screen {

    private final long[] cells;
    private final int columns;
    private final int[] cursor;
    private final List<long[]> history;

    /** Takes the cells row by row, the cursor as column, row, and the rows that have left; keeps all. */
    Picture(long[] cells, int columns, int[] cursor, List<long[]> history) {
        this.cells = cells;
        this.columns = columns;
        this.cursor = cursor;
        this.history = history;
    }

    @Override
    public int rows() {
        return cells.length / columns;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public String row(int index) {
        Objects.checkIndex(index, rows());
        return text(cells, index * columns, (index + 1) * columns);
    }

    @Override
    public String text() {
        var text = new StringBuilder();
        for (int i = 0; i < rows(); i++) {
            text.append(i == 0 ? "" : "\n").append(row(i));
        }
        return text.toString();
    }

    @Override
    public int cursorRow() {
        return Math.min(cursor[1], rows() - 1);
    }

    @Override
    public int cursorColumn() {
        return Math.min(cursor[0], columns - 1);
    }

    @Override
    public Cell cell(int row, int column) {
        long cell = cells[Objects.checkIndex(row, rows()) * columns + Objects.checkIndex(column, columns)];
        return new Cell(ScreenTerminal.cellCodePoint(cell), styles(cell), foreground(cell), background(cell));
    }

    @Override
    public List<String> scrollback() {
        return history.stream().map(row -> text(row, 0, row.length)).toList();
    }

    @Override
    public String toString() {
        return text();
    }

    /** The characters of cells; the second cell of a wide character holds none. */
    static String text(long[] cells, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            int codePoint = ScreenTerminal.cellCodePoint(cells[i]);
            if (codePoint != 0) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString().stripTrailing();
    }

    private static Set<Style> styles(long cell) {
        var styles = EnumSet.noneOf(Style.class);
        add(styles, Style.BOLD, ScreenTerminal.cellBold(cell));
        add(styles, Style.DIM, ScreenTerminal.cellDim(cell));
        add(styles, Style.ITALIC, ScreenTerminal.cellItalic(cell));
        add(styles, Style.UNDERLINE, ScreenTerminal.cellUnderline(cell));
        add(styles, Style.INVERSE, ScreenTerminal.cellInverse(cell));
        add(styles, Style.CONCEALED, ScreenTerminal.cellConceal(cell));
        return styles;
    }

    private static void add(Set<Style> styles, Style style, boolean present) {
        if (present) {
            styles.add(style);
        }
    }

    private static OptionalInt foreground(long cell) {
        return ScreenTerminal.cellHasForeground(cell)
                ? OptionalInt.of(ScreenTerminal.cellColorRgb(ScreenTerminal.cellForeground(cell)))
                : OptionalInt.empty();
    }

    private static OptionalInt background(long cell) {
        return ScreenTerminal.cellHasBackground(cell)
                ? OptionalInt.of(ScreenTerminal.cellColorRgb(ScreenTerminal.cellBackground(cell)))
                : OptionalInt.empty();
    }
}
