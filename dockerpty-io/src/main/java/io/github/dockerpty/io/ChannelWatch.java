// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One wait for channels, which are put back into their blocking mode when it is closed. */
final class ChannelWatch implements AutoCloseable {

    private final Selector selector;
    private final List<SelectableChannel> wereBlocking = new ArrayList<>();

    ChannelWatch() throws IOException {
        selector = Selector.open();
    }

    /** Watches the channel, unless there is nothing to wait for. */
    boolean isReadyAtOnce(Selectable member, int operation) throws IOException {
        Optional<SelectableChannel> channel = member.channel();
        if (needsNoWait(member, operation, channel)) {
            return true;
        }
        register(channel.get(), member.interest(operation));
        return false;
    }

    /** Waits; false when the thread is interrupted. */
    boolean await(Duration timeout) throws IOException {
        if (timeout.isZero()) {
            selector.selectNow();
        } else {
            selector.select(roundedUp(timeout));
        }
        return !Thread.currentThread().isInterrupted();
    }

    boolean isReady(Selectable member, int operation) {
        Optional<SelectableChannel> channel = member.channel();
        if (needsNoWait(member, operation, channel)) {
            return true;
        }
        SelectionKey key = channel.get().keyFor(selector);
        try {
            return key == null || (key.readyOps() & member.interest(operation)) != 0;
        } catch (CancelledKeyException e) {
            // Closed meanwhile by another thread: the next read or write will say so.
            return true;
        }
    }

    /** The selector first: a channel with a valid key cannot become blocking. */
    @Override
    public void close() throws IOException {
        IOException first = null;
        try {
            selector.close();
        } catch (IOException e) {
            first = e;
        }
        for (SelectableChannel channel : wereBlocking) {
            try {
                putBack(channel);
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void register(SelectableChannel channel, int operation) throws IOException {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            key.interestOpsOr(operation);
            return;
        }
        if (channel.isBlocking()) {
            wereBlocking.add(channel);
            channel.configureBlocking(false);
        }
        channel.register(selector, operation);
    }

    private static void putBack(SelectableChannel channel) throws IOException {
        if (channel.isOpen()) {
            channel.configureBlocking(true);
        }
    }

    private static boolean needsNoWait(Selectable member, int operation, Optional<SelectableChannel> channel) {
        return channel.isEmpty() || (operation == SelectionKey.OP_READ && member.hasBuffered());
    }

    private static long roundedUp(Duration timeout) {
        try {
            return timeout.plusNanos(999_999).toMillis();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
