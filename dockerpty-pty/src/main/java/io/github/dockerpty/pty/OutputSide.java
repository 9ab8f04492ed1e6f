// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Demuxer;
import io.github.dockerpty.io.Pump;
import io.github.dockerpty.io.PumpOptions;
import io.github.dockerpty.io.Route;
import io.github.dockerpty.io.Sink;
import io.github.dockerpty.io.Stream;
import io.github.dockerpty.io.Streams;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Brings the process's output to the caller, on the calling thread. */
final class OutputSide {

    private final WatchedConnection connection;
    private final Sink stdout;
    private final Sink stderr;
    private final Pump pump;

    /** Null with a terminal. */
    private final Demuxer frames;

    OutputSide(WatchedConnection connection, Stream stream, boolean raw, Operation operation) {
        this.connection = connection;
        SessionStreams streams = operation.streams();
        SessionOptions wanted = operation.options();
        this.stdout = wanted.stdout() ? streams.stdout() : Sink.discarding();
        this.stderr = wanted.stderr() ? streams.stderr() : Sink.discarding();
        PumpOptions options = streams.steps(PumpOptions.usual().withAtEnd(PumpOptions.AtEnd.KEEP_OPEN));
        this.frames = raw ? null : new Demuxer(stream);
        this.pump = Pump.from(raw ? stream : frames).with(options).to(Route.split(stdout, stderr));
    }

    /** Returns at the end of the stream, when the caller's ends have taken everything. */
    void run() throws IOException {
        while (!pump.isDone()) {
            if (pump.flush() == 0) {
                awaitSinks();
            }
        }
    }

    /** A caller's channel that does not block is full: waits for it, so that nothing is spun on. */
    private void awaitSinks() throws IOException {
        Duration patience = Duration.ofSeconds(1);
        if (stdout.needsWrite()) {
            Streams.select(List.of(), List.of(stdout), patience);
        } else if (stderr.needsWrite()) {
            Streams.select(List.of(), List.of(stderr), patience);
        }
    }

    void enter(AccountDraft draft) {
        draft.output(pump, frames);
        draft.met(Quirk.FRAMES_NAMED_RAW, frames != null && connection.isNamedRaw());
    }
}
