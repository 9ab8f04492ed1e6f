// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.Objects;
import java.util.Optional;

/**
 * Moves what is ready from one source along a route, one step a call: the seed's {@code Pump}.
 *
 * <pre>{@code
 * Pump output = Pump.from(new Demuxer(connection)).to(Route.split(stdout, stderr));
 * while (!output.isDone()) {
 *     output.flush();
 * }
 * }</pre>
 *
 * <p>That loop is right when both ends block. With ends that do not, call {@link #flush} when {@link Streams#select}
 * names the pump, and {@link Sink#doWrite} when it names a sink. A sink that is full stops the reading, so a slow
 * reader costs no memory; the bytes wait in the peer.
 *
 * <p><b>Threads.</b> One thread at a time calls {@link #flush} and the questions about readiness; any thread may read
 * the counts. <b>Ownership.</b> The pump closes nothing but its sinks, and these only at the end of the source and
 * only if {@link PumpOptions.AtEnd} says so; after a failure it closes nothing, for a cut stream must not look like
 * an end.
 */
public final class Pump implements Selectable {

    private final Source source;
    private final Outlet outlet;
    private final Feed feed;
    private final PumpOptions options;
    private volatile boolean ended;

    private Pump(Inlet inlet, Route route) {
        source = inlet.source;
        options = inlet.options;
        outlet = new Outlet(Objects.requireNonNull(route, "route"));
        feed = feed();
    }

    private Feed feed() {
        if (source instanceof Demuxer demuxer) {
            return demuxer.feed();
        }
        CopyFeed copying = new CopyFeed(source, options.bufferSize());
        boolean isFile = source instanceof Stream stream && stream.file() != null;
        return isFile ? new FileFeed(((Stream) source).file(), copying) : copying;
    }

    /**
     * Begins a pump that reads this source.
     *
     * @param source where the bytes come from; no one else may read it
     * @return the beginning, with the usual options
     */
    public static Inlet from(Source source) {
        return new Inlet(source, PumpOptions.usual());
    }

    /**
     * A pump without a destination yet.
     *
     * @param source where the bytes come from
     * @param options how the pump ends
     */
    public record Inlet(Source source, PumpOptions options) {

        /**
         * Checks that both are there.
         *
         * @param source where the bytes come from
         * @param options how the pump ends
         */
        public Inlet {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(options, "options");
        }

        /**
         * The same with other options.
         *
         * @param other how the pump ends
         * @return the beginning of the pump
         */
        public Inlet with(PumpOptions other) {
            return new Inlet(source, other);
        }

        /**
         * Leads everything to one sink.
         *
         * @param sink where the bytes go
         * @return the pump
         */
        public Pump to(Sink sink) {
            return new Pump(this, Route.to(sink));
        }

        /**
         * Leads each stream type to its sink.
         *
         * @param route where the bytes go
         * @return the pump
         */
        public Pump to(Route route) {
            return new Pump(this, route);
        }
    }

    /**
     * Moves one portion: writes what is pending, then reads once and passes on what came.
     *
     * <p>Blocks as its source and sinks do, but never waits for a second portion. At the end of the source the sinks
     * are treated as the options say, once.
     *
     * @return bytes moved, those that were discarded included; 0 when nothing was there or nothing was accepted; -1 at
     *     the end of the source, and again on each later call, which then only write what is pending (Python's None)
     * @throws SinkException when a sink failed, and again on each later call without reading on
     * @throws FrameException when a demuxed source lost its place
     * @throws TruncatedStreamException when a demuxed source was cut
     * @throws EngineStreamException when the engine reported an error in a demuxed source
     * @throws IOException when reading the source failed in another way
     */
    public int flush() throws IOException {
        outlet.doWrite();
        if (ended) {
            return -1;
        }
        int moved = feed.moveTo(outlet, options.bufferSize());
        if (moved < 0) {
            ended = true;
            outlet.end(options.atEnd());
        }
        return moved;
    }

    /**
     * Whether the pump has nothing left to do.
     *
     * @return true when nothing waits to be written and, unless the options say otherwise, the source ended
     */
    public boolean isDone() {
        boolean waiting = options.doneWhen() == PumpOptions.DoneWhen.SOURCE_ENDED && !ended;
        return !waiting && !feed.hasRest() && !outlet.needsWrite();
    }

    /**
     * The channel of the source: a pump is ready when there is something to read.
     *
     * @return empty for plain streams
     */
    @Override
    public Optional<SelectableChannel> channel() {
        return source.channel();
    }

    @Override
    public boolean hasBuffered() {
        return outlet.isBroken() || feed.hasRest() || source.hasBuffered();
    }

    @Override
    public int interest(int wanted) {
        return source.interest(wanted);
    }

    @Override
    public boolean isStalled() {
        return !outlet.isBroken() && (ended || (feed.hasRest() && outlet.needsWrite()));
    }

    /**
     * Chooses whether reading the source waits.
     *
     * @param blocking true to wait
     * @return the mode before the call, true for blocking
     * @throws IOException when the source is closed
     */
    public boolean setBlocking(boolean blocking) throws IOException {
        return source.setBlocking(blocking);
    }

    /**
     * Counts all bytes that the sinks accepted, without those discarded.
     *
     * @return bytes so far
     */
    public long bytes() {
        return outlet.accepted().total();
    }

    /**
     * Counts the bytes of one stream type that its sink accepted.
     *
     * @param type whose bytes
     * @return bytes so far; 0 if they are discarded
     */
    public long bytes(StreamType type) {
        return outlet.accepted().of(type);
    }

    /**
     * Counts the bytes of one stream type that nobody wanted.
     *
     * @param type whose bytes
     * @return bytes so far
     */
    public long discarded(StreamType type) {
        return outlet.discarded().of(type);
    }

    Source source() {
        return source;
    }

    boolean needsWrite() {
        return outlet.needsWrite();
    }

    /** For which readiness of the channel this pump waits, as its source and as its sinks. */
    int interestIn(SelectableChannel channel) {
        Route route = outlet.route();
        int interest = interest(source, channel, isStalled() ? 0 : SelectionKey.OP_READ);
        interest |= interest(route.stdout(), channel, route.stdout().needsWrite() ? SelectionKey.OP_WRITE : 0);
        return interest | interest(route.stderr(), channel, route.stderr().needsWrite() ? SelectionKey.OP_WRITE : 0);
    }

    private static int interest(Selectable end, SelectableChannel channel, int wanted) {
        return end.channel().orElse(null) == channel ? end.interest(wanted) : 0;
    }

    Route route() {
        return outlet.route();
    }

    /** Reads into buffers that are shared with other pumps of the same thread, from now on. */
    void share(ReadBuffers shared) {
        feed.share(shared);
    }
}
