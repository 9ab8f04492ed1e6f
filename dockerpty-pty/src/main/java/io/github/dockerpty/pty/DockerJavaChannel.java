// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.DuplexChannel;
import io.github.dockerpty.pty.hijack.HijackedConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.function.BooleanSupplier;

/** A hijacked connection that half-closes only where that does not cut the output. */
final class DockerJavaChannel implements DuplexChannel {

    private final HijackedConnection connection;
    private final BooleanSupplier mayEnd;

    DockerJavaChannel(HijackedConnection connection, BooleanSupplier mayEnd) {
        this.connection = connection;
        this.mayEnd = mayEnd;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return connection.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return connection.write(source);
    }

    @Override
    public void shutdownOutput() throws IOException {
        // The input also ends when the session does; nobody need be asked then.
        if (!connection.isOpen()) {
            throw new ClosedChannelException();
        }
        if (mayEnd.getAsBoolean()) {
            connection.shutdownOutput();
        }
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
