// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** A connection to a container whose exit was registered for before: closed unclaimed, it gives that wait up too. */
final class RegisteredConnection implements EngineConnection {

    private final EngineConnection connection;
    private final PendingExit exit;

    /** Guarded by this. */
    private boolean claimed;

    RegisteredConnection(EngineConnection connection, PendingExit exit) {
        this.connection = connection;
        this.exit = exit;
    }

    /** The wait, which is the caller's from here on. */
    synchronized PendingExit claim() {
        claimed = true;
        return exit;
    }

    private synchronized boolean isClaimed() {
        return claimed;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return connection.read(target);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return connection.write(bytes);
    }

    @Override
    public void shutdownOutput() throws IOException {
        connection.shutdownOutput();
    }

    @Override
    public Optional<String> contentType() {
        return connection.contentType();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return connection.channel();
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } finally {
            if (!isClaimed()) {
                exit.close();
            }
        }
    }
}
