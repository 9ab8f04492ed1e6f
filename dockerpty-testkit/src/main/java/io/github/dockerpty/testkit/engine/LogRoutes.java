// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;

/** What a container has printed, and with {@code follow} what it prints. */
final class LogRoutes {

    private static final DateTimeFormatter NANOS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    private final Engine engine;

    private LogRoutes(Engine engine) {
        this.engine = engine;
    }

    static void addTo(Router router, Engine engine) {
        router.on("GET", "/containers/*/logs", new LogRoutes(engine)::logs);
    }

    private boolean logs(Asked asked) throws IOException, InterruptedException, Refusal {
        Container container = engine.containers().find(asked.id());
        if (!asked.flag("stdout") && !asked.flag("stderr")) {
            throw new Refusal(400, "Bad parameters: you must choose at least one stream");
        }
        return asked.call().whileClientStays(() -> send(asked, container));
    }

    private static void send(Asked asked, Container container) throws IOException, InterruptedException {
        boolean tells = asked.version().isAtLeast(ApiVersion.CONSOLE_SIZE) && !container.hasTty();
        ChunkedBody body = new ChunkedBody(asked.call(), tells ? Asked.MULTIPLEXED_STREAM : Asked.RAW_STREAM);
        Log log = container.output().log();
        long number = first(asked, log);
        boolean more = true;
        while (more) {
            List<Log.Line> lines = log.from(number);
            for (Log.Line line : lines) {
                body.write(entry(line, asked, container.hasTty()));
            }
            number += lines.size();
            more = asked.flag("follow") && log.await(number);
        }
        body.end();
    }

    private static long first(Asked asked, Log log) {
        String tail = asked.query("tail");
        long next = log.next();
        List<Log.Line> held = log.from(0);
        return tail.matches("[0-9]{1,9}")
                ? Math.max(next - held.size(), next - Long.parseLong(tail))
                : next - held.size();
    }

    /** Nothing for a line that was not asked for. */
    private static byte[] entry(Log.Line line, Asked asked, boolean tty) {
        boolean wanted = asked.flag(line.source() == Source.STDERR ? "stderr" : "stdout");
        if (!wanted
                || line.time().isBefore(time(asked.query("since"), Instant.MIN))
                || line.time().isAfter(time(asked.query("until"), Instant.MAX))) {
            return new byte[0];
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        if (asked.flag("timestamps")) {
            text.writeBytes((NANOS.format(line.time()) + " ").getBytes(StandardCharsets.US_ASCII));
        }
        text.writeBytes(line.text());
        byte[] bytes = text.toByteArray();
        return tty ? bytes : Attachment.frame(line.source(), bytes, 0, bytes.length);
    }

    /** Seconds since 1970, with or without a fraction. */
    static Instant time(String text, Instant otherwise) {
        if (!text.matches("[0-9]{1,11}([.][0-9]{1,9})?") || text.matches("0+([.]0+)?")) {
            return otherwise;
        }
        int dot = text.indexOf('.');
        String seconds = dot < 0 ? text : text.substring(0, dot);
        String fraction = dot < 0 ? "0" : (text.substring(dot + 1) + "00000000").substring(0, 9);
        return Instant.ofEpochSecond(Long.parseLong(seconds), Long.parseLong(fraction));
    }
}
