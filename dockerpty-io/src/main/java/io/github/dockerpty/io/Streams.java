// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The seed's functions on streams: {@code select} and {@code set_blocking}. */
public final class Streams {

    private Streams() {}

    /**
     * Chooses whether operations on a channel wait.
     *
     * @param channel open; a read or write in progress is waited for
     * @param blocking true to wait
     * @return the mode before the call, true for blocking
     * @throws java.nio.channels.ClosedChannelException when the channel is closed
     * @throws java.nio.channels.IllegalBlockingModeException when blocking is asked for while the channel is
     *     registered with a selector
     * @throws IOException when the system refuses
     */
    public static boolean setBlocking(SelectableChannel channel, boolean blocking) throws IOException {
        boolean previous = channel.isBlocking();
        channel.configureBlocking(blocking);
        return previous;
    }

    /**
     * Chooses whether reading a source waits.
     *
     * @param source open; plain streams answer true and go on waiting
     * @param blocking true to wait
     * @return the mode before the call, true for blocking
     * @throws IOException as {@link Source#setBlocking} throws
     */
    public static boolean setBlocking(Source source, boolean blocking) throws IOException {
        return source.setBlocking(blocking);
    }

    /**
     * Waits until something is ready, and tells what.
     *
     * <p>Ready to read means that a read would not wait: bytes, an end or a failure. What has no channel is always
     * ready, as a regular file is in POSIX; what is {@linkplain Selectable#isStalled() stalled} is left out. A channel
     * that is closed meanwhile counts as ready, but its closing does not end the wait; an interrupt does. Channels are
     * made non-blocking for the call and put back after it, so nobody may use them meanwhile. Each call costs a
     * selector: this is for a few streams, sessions do not use it.
     *
     * <p>Differs from the seed: an interrupted thread gets the two empty lists and keeps its interrupt status;
     * interrupted system calls are not seen.
     *
     * @param <T> what is asked for on the reading side
     * @param reads sources, demuxers, pumps
     * @param writes sinks
     * @param timeout longest wait; zero looks and does not wait; rounded up to milliseconds
     * @return what is ready, as it was given; two empty lists after a time-out or an interrupt
     * @throws IllegalArgumentException when the time-out is negative
     * @throws IOException when a channel is closed at the start or the system refuses
     */
    public static <T extends Selectable> Selection<T> select(
            Collection<? extends T> reads, Collection<? extends Sink> writes, Duration timeout) throws IOException {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the time-out must not be negative: " + timeout);
        }
        try (ChannelWatch watch = new ChannelWatch()) {
            boolean now = false;
            for (T read : reads) {
                now |= !read.isStalled() && watch.isReadyAtOnce(read, SelectionKey.OP_READ);
            }
            for (Sink write : writes) {
                now |= watch.isReadyAtOnce(write, SelectionKey.OP_WRITE);
            }
            if (!watch.await(now ? Duration.ZERO : timeout)) {
                return new Selection<>(List.of(), List.of());
            }
            return collect(watch, reads, writes);
        }
    }

    private static <T extends Selectable> Selection<T> collect(
            ChannelWatch watch, Collection<? extends T> reads, Collection<? extends Sink> writes) {
        List<T> readable = new ArrayList<>();
        for (T read : reads) {
            if (!read.isStalled() && watch.isReady(read, SelectionKey.OP_READ)) {
                readable.add(read);
            }
        }
        List<Sink> writable = new ArrayList<>();
        for (Sink write : writes) {
            if (watch.isReady(write, SelectionKey.OP_WRITE)) {
                writable.add(write);
            }
        }
        return new Selection<>(readable, writable);
    }
}
