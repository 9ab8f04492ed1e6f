// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a container has printed, line by line: the latest 16 MiB of it. */
final class Log {

    private static final int LIMIT_BYTES = 16 * 1024 * 1024;
    // Longer lines become several entries, as with dockerd's json-file.
    private static final int LINE_BYTES = 16 * 1024;

    /** One entry; the text has its line feed, unless the line was too long or the last. */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(Source source, byte[] text, Instant time) {}

    // All guarded by this.
    private final Deque<Line> lines = new ArrayDeque<>();
    private final Map<Source, ByteArrayOutputStream> unfinished = new EnumMap<>(Source.class);
    private long dropped;
    private int heldBytes;
    private boolean live;

    synchronized void begin() {
        live = true;
    }

    synchronized void add(Source source, byte[] bytes, int start, int length) {
        ByteArrayOutputStream line = unfinished.computeIfAbsent(source, s -> new ByteArrayOutputStream());
        for (int i = start; i < start + length; i++) {
            line.write(bytes[i]);
            if (bytes[i] == '\n' || line.size() == LINE_BYTES) {
                finish(source, line);
            }
        }
    }

    /** The process has ended: what it left without a line feed is a line too. */
    synchronized void end() {
        unfinished.forEach((source, line) -> {
            if (line.size() > 0) {
                finish(source, line);
            }
        });
        live = false;
        notifyAll();
    }

    private void finish(Source source, ByteArrayOutputStream line) {
        lines.add(new Line(source, line.toByteArray(), Instant.now()));
        heldBytes += line.size();
        line.reset();
        while (heldBytes > LIMIT_BYTES) {
            heldBytes -= lines.remove().text.length;
            dropped++;
        }
        notifyAll();
    }

    /** The lines from a number on, counted from 0 at the first that was ever printed. */
    synchronized List<Line> from(long number) {
        List<Line> rest = new ArrayList<>();
        long at = dropped;
        for (Line line : lines) {
            if (at++ >= number) {
                rest.add(line);
            }
        }
        return rest;
    }

    /** The number of the next line. */
    synchronized long next() {
        return dropped + lines.size();
    }

    /** Blocks until there is a line of that number; false when the process ends before. */
    synchronized boolean await(long number) throws InterruptedException {
        while (live && next() <= number) {
            wait();
        }
        return next() > number;
    }
}
