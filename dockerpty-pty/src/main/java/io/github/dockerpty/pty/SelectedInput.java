// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A caller's selectable input, waited for with a selection for the time of one session.
 *
 * <p>Closing wakes the selection, waits until the reader has left, and puts the channel back in its own mode; the
 * channel stays open and no byte is taken from it that was not passed on.
 */
final class SelectedInput implements Source {

    private final Source source;
    private final Selector selector;
    private final boolean blockedBefore;

    /** Held during a read, so that the channel changes its mode only between reads. */
    private final ReentrantLock reading = new ReentrantLock();

    private volatile boolean closed;

    SelectedInput(Source source, SelectableChannel channel) throws IOException {
        this.source = source;
        this.selector = Selector.open();
        this.blockedBefore = source.setBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        reading.lock();
        try {
            while (!closed) {
                int count = source.read(target);
                if (count != 0 || !target.hasRemaining()) {
                    return count;
                }
                selector.select();
                selector.selectedKeys().clear();
            }
            return -1;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        reading.lock();
        try {
            if (selector.isOpen()) {
                selector.close();
                source.setBlocking(blockedBefore);
            }
        } finally {
            reading.unlock();
        }
    }

    @Override
    public boolean setBlocking(boolean blocking) {
        return true;
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.empty();
    }
}
