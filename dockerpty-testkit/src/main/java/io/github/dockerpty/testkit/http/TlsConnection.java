// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/**
 * A connection over TLS.
 *
 * <p>The end is told by close_notify in {@link #shutdownOutput}; closing touches the plain socket alone, because
 * closing the secure one would send {@code user_canceled} first (openjdk#7664) and could wait for a blocked write.
 */
final class TlsConnection implements Connection {

    private final Socket plain;
    private final SSLSocket secure;
    private final InputStream in;
    private final OutputStream out;

    TlsConnection(Socket plain, SSLSocket secure) throws IOException {
        this.plain = plain;
        this.secure = secure;
        this.in = new BufferedInputStream(secure.getInputStream());
        this.out = secure.getOutputStream();
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void shutdownOutput() throws IOException {
        if (!secure.isOutputShutdown()) {
            secure.shutdownOutput();
        }
    }

    @Override
    public void drain(Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        byte[] forgotten = new byte[16 * 1024];
        int left = (int) limit.toMillis();
        try {
            while (left > 0) {
                secure.setSoTimeout(left);
                left = in.read(forgotten) < 0
                        ? 0
                        : (int) Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
        } catch (SocketTimeoutException limitReached) {
            // The client does not go; it has had its time.
        }
    }

    @Override
    public void reset() throws IOException {
        plain.setSoLinger(true, 0);
        plain.close();
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
