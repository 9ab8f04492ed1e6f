// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Pump;
import io.github.dockerpty.io.PumpOptions;
import io.github.dockerpty.io.Sink;
import io.github.dockerpty.io.Source;
import io.github.dockerpty.io.Stream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/**
 * Where the input of a session in a loop goes: as far as the other side takes it, then nowhere.
 *
 * <p>Its end never ends the session, but for the detach keys: the output does.
 */
final class LoopInput implements Sink {

    private static final PumpOptions OPTIONS = PumpOptions.usual()
            .withAtEnd(PumpOptions.AtEnd.CLOSE_WRITE)
            .withDoneWhen(PumpOptions.DoneWhen.NOTHING_PENDING);

    private final WatchedConnection connection;
    private final Stream remote;

    /** Null if no keys are looked for. */
    private final DetachFilter filter;

    private final boolean halfCloses;
    private final Ending ending;
    private volatile boolean gone;
    /** Whether the other side took no more before the end of the input. */
    private volatile boolean refused;

    private volatile boolean endKept;

    LoopInput(Remote to, DetachFilter filter, Ending ending) {
        this.connection = to.connection();
        this.remote = to.stream();
        this.halfCloses = to.halfCloses();
        this.filter = filter;
        this.ending = ending;
    }

    /** The other side: a connection, the stream over it, and whether its input has an end. */
    record Remote(WatchedConnection connection, Stream stream, boolean halfCloses) {}

    /** A pump from the caller's input, which a filter has in front of it. */
    Pump pump(Source local) {
        return Pump.from(filter == null ? local : filter).with(OPTIONS).to(this);
    }

    void enter(AccountDraft draft) {
        draft.input(connection.written(), refused);
        draft.met(Quirk.INPUT_END_KEPT, endKept);
    }

    private boolean isOver() {
        return gone || connection.hasEnded();
    }

    @Override
    public int write(ByteBuffer bytes) {
        int offered = bytes.remaining();
        if (!isOver()) {
            pass(bytes);
        }
        if (isOver()) {
            bytes.position(bytes.limit());
        }
        return offered - bytes.remaining();
    }

    private void pass(ByteBuffer bytes) {
        try {
            remote.write(bytes);
        } catch (IOException otherSideGone) {
            refuse();
        }
    }

    /** Not a failure: the process need not read everything, and its output and exit code say how it went. */
    private void refuse() {
        gone = true;
        refused = !connection.hasEnded() && !ending.isDecided();
    }

    @Override
    public int doWrite() {
        try {
            return isOver() ? 0 : remote.doWrite();
        } catch (IOException otherSideGone) {
            refuse();
            return 0;
        }
    }

    @Override
    public boolean needsWrite() {
        return !isOver() && remote.needsWrite();
    }

    @Override
    public void closeWrite() {
        if (filter != null && filter.isDetached()) {
            ending.decide(new Outcome.Detached(), SessionAccount.End.DETACH_KEYS);
        } else if (halfCloses) {
            try {
                remote.closeWrite();
            } catch (IOException otherSideGone) {
                // It has taken everything, and needs no end any more.
            }
        } else {
            endKept = true;
        }
    }

    @Override
    public void close() {
        closeWrite();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return remote.channel();
    }

    @Override
    public int interest(int wanted) {
        return remote.interest(wanted);
    }

    @Override
    public boolean joins(Runnable wake) {
        return remote.joins(wake);
    }
}
