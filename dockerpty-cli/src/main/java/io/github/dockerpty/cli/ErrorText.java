// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.pty.EngineException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;

/** Makes one line of a failure: what was tried, on what, what came back, what to do. */
final class ErrorText {

    private static final int NOT_FOUND = 404;

    private ErrorText() {}

    /** The text without line breaks and other control characters. */
    static String oneLine(String text) {
        String trimmed = text.strip();
        StringBuilder line = new StringBuilder(trimmed.length());
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            boolean visible = c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F);
            if (visible) {
                line.append(c);
            } else if (c != '\r' && !endsWithBlank(line)) {
                line.append(' ');
            }
        }
        return line.toString();
    }

    private static boolean endsWithBlank(StringBuilder line) {
        return line.length() > 0 && line.charAt(line.length() - 1) == ' ';
    }

    /**
     * The line for a failed call.
     *
     * @param tried what was tried on what, for example {@code cannot attach to 'c1'}
     * @param failure what came back
     */
    static String of(String tried, Exception failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (!(failure instanceof EngineException answer)) {
            return tried + ": " + message;
        }
        String cure = cure(answer);
        return tried + ": " + oneLine(message) + (cure.isEmpty() ? "" : "; " + cure);
    }

    /** The stack trace, many lines; for {@code -D} only. */
    static String trace(Exception failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String cure(EngineException answer) {
        String words = answer.answer().toLowerCase(Locale.ROOT);
        if (answer.status() == NOT_FOUND && words.contains("container")) {
            return "'docker ps -a' lists the containers";
        }
        if (words.contains("no such image")) {
            return "without --pull=never it is pulled";
        }
        if (words.contains("already in use")) {
            return "choose another name or remove that container";
        }
        if (words.contains("is not running") || words.contains("not running")) {
            return "start it first";
        }
        if (words.contains("is paused")) {
            return "unpause it first";
        }
        return "";
    }
}
