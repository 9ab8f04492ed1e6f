// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Screen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Says in one text all that is known when an expectation fails. */
final class FailureReport {

    private static final int TAIL = 600;

    private final Line line;
    private final Child child;
    private final Recordings.Kept kept;
    private Path recording;

    FailureReport(Line line, Child child, Recordings.Kept kept) {
        this.line = line;
        this.child = child;
        this.kept = kept;
    }

    AssertionError of(String what) {
        Screen screen = line.emulator().picture();
        byte[] output = line.transcript().bytes();
        int tail = Math.min(TAIL, output.length);
        String end = line.transcript().end().orElse("open still");
        return new AssertionError(what
                + "\nprogram: " + child.describe()
                + "\noutput:  " + output.length + " bytes, " + end
                + "\nscreen:  " + screen.rows() + " rows, " + screen.columns() + " columns, cursor at row "
                + screen.cursorRow() + ", column " + screen.cursorColumn()
                + "\n" + framed(screen)
                + "\nlast " + tail + " bytes: \"" + escape(output, output.length - tail) + "\""
                + recorded());
    }

    /** Where the recording of the session is; written once, at the first failure. */
    private synchronized String recorded() {
        if (recording == null) {
            recording = kept.writeAfterFailure();
        }
        return recording == null ? "" : "\nrecorded: " + recording;
    }

    /** Text as a failure message shows it. */
    static String escape(String text) {
        return escape(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    private static String framed(Screen screen) {
        var text = new StringBuilder();
        for (int i = 0; i < screen.rows(); i++) {
            text.append(i == 0 ? "" : "\n").append("  | ").append(screen.row(i));
        }
        return text.toString();
    }

    private static String escape(byte[] bytes, int from) {
        var escaped = new StringBuilder();
        String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\r' -> escaped.append("\\r");
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                case '\u001b' -> escaped.append("\\e");
                case '"', '\\' -> escaped.append('\\').append((char) c);
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        escaped.append(String.format("\\x%02x", c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
