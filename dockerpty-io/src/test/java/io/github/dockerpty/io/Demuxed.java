// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/**
 * All that came out of a demuxer: both texts, and what ended it.
 *
 * @param stdout payload of stdout
 * @param stderr payload of stderr
 * @param end the exception's name and message, or "end"
 */
record Demuxed(String stdout, String stderr, String end) {

    /** By reads of a few bytes each. */
    static Demuxed read(ReadableByteChannel channel, int most) {
        Demuxer demuxer = new Demuxer(Stream.reading(channel));
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        ByteBuffer target = ByteBuffer.allocate(most);
        try {
            while (demuxer.read(target.clear()) >= 0) {
                ByteArrayOutputStream out = demuxer.type() == StreamType.STDERR ? stderr : stdout;
                out.write(target.array(), 0, target.position());
            }
            return of(stdout, stderr, "end");
        } catch (IOException e) {
            return of(stdout, stderr, describe(e));
        }
    }

    /** By a pump, which takes the way without copies. */
    static Demuxed pump(ReadableByteChannel channel, int step) {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        Route route = Route.split(Stream.writing(stdout), Stream.writing(stderr));
        return pump(channel, step, route, List.of(stdout, stderr));
    }

    /** The same to channels that take the payload of several frames at once, but few bytes of it a call. */
    static Demuxed pumpTogether(ReadableByteChannel channel, int step) {
        GatheringChannel stdout = new GatheringChannel(3);
        GatheringChannel stderr = new GatheringChannel(Integer.MAX_VALUE);
        Route route = Route.split(Stream.writing(stdout), Stream.writing(stderr));
        return pump(channel, step, route, List.of(stdout.taken, stderr.taken));
    }

    private static Demuxed pump(ReadableByteChannel channel, int step, Route route, List<ByteArrayOutputStream> taken) {
        Pump pump = Pump.from(new Demuxer(Stream.reading(channel)))
                .with(PumpOptions.usual().withBufferSize(step))
                .to(route);
        try {
            while (!pump.isDone()) {
                pump.flush();
            }
            return of(taken.get(0), taken.get(1), "end");
        } catch (IOException e) {
            return of(taken.get(0), taken.get(1), describe(e));
        }
    }

    private static Demuxed of(ByteArrayOutputStream stdout, ByteArrayOutputStream stderr, String end) {
        return new Demuxed(stdout.toString(UTF_8), stderr.toString(UTF_8), end);
    }

    /** The facts, without the excerpt, which may show more or fewer bytes. */
    private static String describe(IOException e) {
        if (e instanceof FrameException frame) {
            return "unknown " + frame.id() + " at " + frame.offset();
        }
        if (e instanceof TruncatedStreamException cut) {
            return "cut at " + cut.offset() + ", " + cut.seen() + " of " + cut.expected();
        }
        if (e instanceof EngineStreamException engine) {
            return "engine at " + engine.offset() + ": " + engine.engineMessage()
                    + (engine.getCause() == null ? "" : " (cut)");
        }
        return e.toString();
    }
}
