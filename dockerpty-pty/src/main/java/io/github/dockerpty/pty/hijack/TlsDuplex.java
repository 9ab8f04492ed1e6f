// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLSocket;

/**
 * A TLS connection as a channel: one thread reads, one writes, any may close.
 *
 * <p>Half-close sends {@code close_notify} and goes on reading. Close takes the socket below away, so that it neither
 * waits for a blocked writer nor for the peer.
 */
final class TlsDuplex implements DuplexChannel {

    /** The payload of one TLS record. */
    private static final int RECORD = 16 * 1024;

    private final String address;
    private final Socket plain;
    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private volatile boolean closed;
    private volatile boolean outputEnded;
    /* Confined to the reader. */
    private boolean established;
    private byte[] readBuffer;

    TlsDuplex(String address, Socket plain, SSLSocket socket) throws IOException {
        this.address = address;
        this.plain = plain;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        checkOpen();
        if (!target.hasRemaining()) {
            return 0;
        }
        try {
            int count = target.hasArray() ? readArray(target) : readCopy(target);
            established = true;
            return count;
        } catch (IOException e) {
            throw explain(e);
        }
    }

    private int readArray(ByteBuffer target) throws IOException {
        int count = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
        if (count > 0) {
            target.position(target.position() + count);
        }
        return count;
    }

    private int readCopy(ByteBuffer target) throws IOException {
        if (readBuffer == null) {
            readBuffer = new byte[RECORD];
        }
        int count = in.read(readBuffer, 0, Math.min(readBuffer.length, target.remaining()));
        if (count > 0) {
            target.put(readBuffer, 0, count);
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        checkOpen();
        int length = Math.min(source.remaining(), RECORD);
        byte[] bytes = new byte[length];
        source.get(source.position(), bytes);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw explain(e);
        }
        source.position(source.position() + length);
        return length;
    }

    @Override
    public void shutdownOutput() throws IOException {
        checkOpen();
        if (outputEnded) {
            return;
        }
        outputEnded = true;
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw explain(e);
        }
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        plain.close();
    }

    private void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    private IOException explain(IOException failure) {
        if (closed) {
            return (IOException) new AsynchronousCloseException().initCause(failure);
        }
        // With TLS 1.3 a server tells only now that it does not take our certificate.
        if (!established) {
            return new DialException(address, TlsFailures.reason(failure), failure);
        }
        return failure;
    }
}
