// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.assertj;

import io.github.dockerpty.testkit.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what a terminal shows; each failure shows the whole screen. */
@SuppressWarnings("exports")
public final class ScreenAssert extends AbstractAssert<ScreenAssert, Screen> {

    private static final String WRITE = "write";

    ScreenAssert(Screen actual) {
        super(actual, ScreenAssert.class);
    }

    /**
     * A text is somewhere on it.
     *
     * @param text as {@link Screen#text} has it, so with line feeds between rows
     * @return this
     */
    public ScreenAssert shows(String text) {
        isNotNull();
        if (!actual.text().contains(text)) {
            failWithMessage("expected the screen to show \"%s\"%n%s", text, picture());
        }
        return this;
    }

    /**
     * A text is nowhere on it.
     *
     * @param text as {@link Screen#text} would have it
     * @return this
     */
    public ScreenAssert doesNotShow(String text) {
        isNotNull();
        if (actual.text().contains(text)) {
            failWithMessage("expected the screen not to show \"%s\"%n%s", text, picture());
        }
        return this;
    }

    /**
     * A row has exactly a text.
     *
     * @param index from 0
     * @param text without blanks at the end
     * @return this
     */
    public ScreenAssert rowIs(int index, String text) {
        isNotNull();
        if (!actual.row(index).equals(text)) {
            failWithMessage(
                    "expected row %s to be \"%s\" but was \"%s\"%n%s", index, text, actual.row(index), picture());
        }
        return this;
    }

    /**
     * The cursor is in a cell.
     *
     * @param row from 0
     * @param column from 0
     * @return this
     */
    public ScreenAssert cursorIsAt(int row, int column) {
        isNotNull();
        if (actual.cursorRow() != row || actual.cursorColumn() != column) {
            failWithMessage("expected the cursor at row %s, column %s%n%s", row, column, picture());
        }
        return this;
    }

    /**
     * It has a size.
     *
     * @param rows the height
     * @param columns the width
     * @return this
     */
    public ScreenAssert hasSize(int rows, int columns) {
        isNotNull();
        if (actual.rows() != rows || actual.columns() != columns) {
            failWithMessage("expected a screen of %s rows and %s columns%n%s", rows, columns, picture());
        }
        return this;
    }

    /**
     * Its text is that of a file, which is compared as UTF-8 without regard to blanks at the end.
     *
     * <p>With the system property {@code dockerpty.snapshots} set to {@code write} the file is written instead.
     *
     * @param file the snapshot, kept with the test
     * @return this
     */
    public ScreenAssert matchesSnapshot(Path file) {
        isNotNull();
        String text = actual.text().stripTrailing() + "\n";
        try {
            if (System.getProperty("dockerpty.snapshots", "").equals(WRITE)) {
                Files.writeString(file, text);
            } else if (!Files.exists(file)) {
                failWithMessage("no snapshot %s: -Ddockerpty.snapshots=write writes it%n%s", file, picture());
            } else if (!Files.readString(file).stripTrailing().equals(text.stripTrailing())) {
                failWithMessage(
                        "expected the screen of the snapshot %s%n%s%n%s", file, Files.readString(file), picture());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the snapshot " + file + ": " + e.getMessage(), e);
        }
        return this;
    }

    private String picture() {
        StringBuilder picture = new StringBuilder("the screen of ");
        picture.append(actual.rows()).append(" rows and ").append(actual.columns());
        picture.append(" columns, cursor at row ").append(actual.cursorRow());
        picture.append(", column ").append(actual.cursorColumn()).append(':');
        for (int i = 0; i < actual.rows(); i++) {
            picture.append("\n  | ").append(actual.row(i));
        }
        return picture.toString();
    }
}
