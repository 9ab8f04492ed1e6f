// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Demuxer;
import io.github.dockerpty.io.LoopMember;
import io.github.dockerpty.io.Pump;
import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.io.PumpOptions;
import io.github.dockerpty.io.Route;
import io.github.dockerpty.io.Sink;
import io.github.dockerpty.io.Source;
import io.github.dockerpty.io.Stream;
import java.io.IOException;

/** The bytes of a session in a loop, both ways over one connection. */
final class LoopSide {

    private static final PumpOptions OUTPUT = PumpOptions.usual().withAtEnd(PumpOptions.AtEnd.KEEP_OPEN);

    private final WatchedConnection connection;

    /** Null with a terminal. */
    private final Demuxer frames;

    private final Pump output;

    /** Null if the process takes no input, as the next. */
    private final LoopInput input;

    private final Pump fromCaller;

    LoopSide(WatchedConnection connection, Sockets.InputEnd end, boolean raw, Cast cast) throws IOException {
        this.connection = connection;
        Stream stream = Stream.of(connection);
        this.frames = raw ? null : new Demuxer(stream);
        this.output = Pump.from(raw ? stream : frames).with(OUTPUT).to(route(cast.operation()));
        boolean hasInput = end != Sockets.InputEnd.NOT_ATTACHED;
        Source local = hasInput ? cast.operation().streams().openInput() : null;
        DetachKeys keys = raw ? cast.operation().options().detachKeys() : DetachKeys.none();
        DetachFilter filter = !hasInput || keys.isNone() ? null : new DetachFilter(local, keys);
        LoopInput.Remote to = new LoopInput.Remote(connection, stream, end == Sockets.InputEnd.HALF_CLOSE);
        this.input = hasInput ? new LoopInput(to, filter, cast.ending()) : null;
        this.fromCaller = hasInput ? input.pump(local) : null;
    }

    /** Whose bytes, and who decides the end. */
    record Cast(Operation operation, Ending ending) {}

    private static Route route(Operation operation) {
        SessionStreams streams = operation.streams();
        SessionOptions wanted = operation.options();
        return Route.split(
                wanted.stdout() ? streams.stdout() : Sink.discarding(),
                wanted.stderr() ? streams.stderr() : Sink.discarding());
    }

    LoopMember join(PumpLoop loop) throws IOException {
        return fromCaller == null ? loop.join(output) : loop.join(output, fromCaller);
    }

    Pump output() {
        return output;
    }

    void enter(AccountDraft draft) {
        draft.output(output, frames);
        draft.met(Quirk.FRAMES_NAMED_RAW, frames != null && connection.isNamedRaw());
        if (input != null) {
            input.enter(draft);
        }
    }
}
