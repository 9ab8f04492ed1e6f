// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Writes an asciicast of version 2, as asciinema plays it; thread-safe.
 *
 * <p>Format: a header object, then one array of time in seconds, kind and text per line
 * (docs.asciinema.org/manual/asciicast/v2). The first failure to write is kept and thrown by {@link #close()}, so that
 * it does not end the session.
 */
final class Recording implements Closeable {

    private static final int MICROS = 6;
    private static final int NANOS_PER_MICRO = 1000;

    private final Writer target;
    private final long start = System.nanoTime();
    private IOException failure;

    private Recording(Writer target) {
        this.target = target;
    }

    static Recording none() {
        return new Recording(Writer.nullWriter());
    }

    /** To a file, made or emptied. */
    static Recording to(Path file, int rows, int columns) throws IOException {
        return new Recording(Files.newBufferedWriter(file)).begin(rows, columns);
    }

    /** For {@link #text()}. */
    static Recording inMemory(int rows, int columns) {
        return new Recording(new StringWriter()).begin(rows, columns);
    }

    void output(String text) {
        event("o", text);
    }

    void input(String text) {
        event("i", text);
    }

    void resize(int rows, int columns) {
        event("r", size(rows, columns, "x"));
    }

    /** All until now of a recording in memory. */
    synchronized String text() {
        return target.toString();
    }

    @Override
    public synchronized void close() throws IOException {
        target.close();
        if (failure != null) {
            throw failure;
        }
    }

    private Recording begin(int rows, int columns) {
        write("{\"version\":2,\"width\":" + size(rows, columns, ",\"height\":") + ",\"timestamp\":"
                + Instant.now().getEpochSecond() + "}\n");
        return this;
    }

    /** Players know no terminal without a size; they get the one of the screen. */
    private static String size(int rows, int columns, String between) {
        return Emulator.fitColumns(columns) + between + Emulator.fitRows(rows);
    }

    /** Takes the time under the lock: it never runs backwards from one line to the next. */
    private synchronized void event(String kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        long micros = (System.nanoTime() - start) / NANOS_PER_MICRO;
        write("[" + BigDecimal.valueOf(micros, MICROS).toPlainString() + ",\"" + kind + "\",\"" + escape(text)
                + "\"]\n");
    }

    private synchronized void write(String line) {
        if (failure != null) {
            return;
        }
        try {
            target.write(line);
        } catch (IOException e) {
            failure = e;
        }
    }

    private static String escape(String text) {
        var escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
