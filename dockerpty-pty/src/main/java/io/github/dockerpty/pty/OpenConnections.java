// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.DuplexChannel;
import io.github.dockerpty.pty.hijack.Dialer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A dialer that knows what it has opened and is not closed yet, so that all of it can be closed; for any thread. */
final class OpenConnections implements Dialer, Closeable {

    private final Dialer dialer;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    OpenConnections(Dialer dialer) {
        this.dialer = dialer;
    }

    @Override
    public DuplexChannel dial() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        Known channel = new Known(dialer.dial());
        add(channel);
        return channel;
    }

    @Override
    public String address() {
        return dialer.address();
    }

    /**
     * Has something else closed with the connections.
     *
     * @throws ClosedChannelException if they are closed; it is closed then too
     */
    void add(Closeable resource) throws IOException {
        open.add(resource);
        if (closed) {
            resource.close();
            throw new ClosedChannelException();
        }
    }

    void remove(Closeable resource) {
        open.remove(resource);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        IOException first = null;
        for (Closeable resource : open) {
            try {
                resource.close();
            } catch (IOException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** A connection that is forgotten when it is closed. */
    private final class Known extends ForwardingConnection {

        Known(DuplexChannel channel) {
            super(channel);
        }

        @Override
        public void close() throws IOException {
            remove(this);
            super.close();
        }
    }
}
