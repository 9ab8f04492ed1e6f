// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writing end of a pump: counts what its route accepts, and tells failures of sinks from those of the source. */
final class Outlet {

    private final Route route;
    private volatile Tally accepted = Tally.NONE;
    private volatile Tally discarded = Tally.NONE;
    private SinkException failure;

    Outlet(Route route) {
        this.route = route;
    }

    Tally accepted() {
        return accepted;
    }

    Tally discarded() {
        return discarded;
    }

    int accept(StreamType type, ByteBuffer bytes) throws SinkException {
        checkWorking();
        Sink sink = route.sink(type);
        int before = bytes.remaining();
        try {
            sink.write(bytes);
        } catch (IOException e) {
            throw broken(type, e);
        }
        int count = before - bytes.remaining();
        (sink == Sink.discarding() ? discarding() : accepting()).add(type, count);
        return count;
    }

    /** Whether the sink takes several portions at once, of at most {@link PendingBytes#BOUND} bytes. */
    boolean takesTogether(StreamType type) {
        return route.sink(type) instanceof Stream stream && stream.takesTogether();
    }

    /** All bytes are accepted. */
    void acceptTogether(StreamType type, ByteBuffer[] portions, int count) throws SinkException {
        checkWorking();
        try {
            accepting().add(type, ((Stream) route.sink(type)).writeTogether(portions, count));
        } catch (IOException e) {
            throw broken(type, e);
        }
    }

    /** Has the sink of stdout send a part of a file by itself; 0 if it cannot. Its failure breaks nothing here. */
    long sendFile(FileChannel file, long position, long count) throws IOException {
        long sent = route.stdout() instanceof Stream stream ? stream.sendFile(file, position, count) : 0;
        if (sent > 0) {
            accepting().add(StreamType.STDOUT, sent);
        }
        return sent;
    }

    private Tally accepting() {
        if (accepted == Tally.NONE) {
            accepted = new Tally();
        }
        return accepted;
    }

    private Tally discarding() {
        if (discarded == Tally.NONE) {
            discarded = new Tally();
        }
        return discarded;
    }

    void doWrite() throws SinkException {
        checkWorking();
        doWrite(StreamType.STDOUT);
        if (route.isSplit()) {
            doWrite(StreamType.STDERR);
        }
    }

    boolean needsWrite() {
        return route.stdout().needsWrite() || route.stderr().needsWrite();
    }

    Route route() {
        return route;
    }

    boolean isBroken() {
        return failure != null;
    }

    /** Passes the end on to every sink, also when the first one fails. */
    void end(PumpOptions.AtEnd action) throws SinkException {
        try {
            end(StreamType.STDOUT, action);
        } catch (SinkException first) {
            endAfter(first, action);
            throw first;
        }
        if (route.isSplit()) {
            end(StreamType.STDERR, action);
        }
    }

    private void endAfter(SinkException first, PumpOptions.AtEnd action) {
        if (!route.isSplit()) {
            return;
        }
        try {
            end(StreamType.STDERR, action);
        } catch (SinkException second) {
            first.addSuppressed(second);
        }
    }

    private void end(StreamType type, PumpOptions.AtEnd action) throws SinkException {
        Sink sink = route.sink(type);
        try {
            if (action == PumpOptions.AtEnd.CLOSE) {
                sink.close();
            } else if (action == PumpOptions.AtEnd.CLOSE_WRITE) {
                sink.closeWrite();
            }
        } catch (IOException e) {
            throw broken(type, e);
        }
    }

    private void doWrite(StreamType type) throws SinkException {
        Sink sink = route.sink(type);
        try {
            if (sink.needsWrite()) {
                sink.doWrite();
            }
        } catch (IOException e) {
            throw broken(type, e);
        }
    }

    private void checkWorking() throws SinkException {
        if (failure != null) {
            throw failure;
        }
    }

    private SinkException broken(StreamType type, IOException cause) {
        SinkException broken = new SinkException(type, cause);
        failure = failure == null ? broken : failure;
        return broken;
    }
}
