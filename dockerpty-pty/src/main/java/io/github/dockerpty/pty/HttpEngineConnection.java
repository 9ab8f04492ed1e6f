// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.hijack.HijackedConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A hijacked connection under its public name. */
final class HttpEngineConnection implements EngineConnection {

    private final HijackedConnection connection;

    HttpEngineConnection(HijackedConnection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<String> contentType() {
        return connection.contentType();
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
        connection.shutdownOutput();
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
