// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A TLS connection as a channel: one thread reads, one writes, any may close; an interrupt closes it too.
 *
 * <p>The two sides share nothing but the {@link SSLEngine}, which guards itself and never waits: a reader goes on while
 * a writer is stuck. It blocks as its socket does. Without blocking, a read wants the socket to be readable unless
 * {@link #hasBuffered}, and never a write; after {@link #hasUnsent} a write, also of nothing, sends the rest.
 *
 * <p>Half-close sends {@code close_notify} and goes on reading. Close takes the socket away, so that it waits neither
 * for a blocked writer nor for the peer.
 */
final class TlsChannel implements DuplexChannel {

    private final String address;
    private final ByteChannel channel;
    private final SSLEngine engine;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    /** Guarded by reading, as the next. */
    private final TlsReader reader;

    private boolean established;
    /** Guarded by writing, as the next. */
    private final TlsWriter writer;

    private boolean outputEnded;
    /** Written under writing, false while a writer waits. */
    private volatile boolean unsent;

    /** A channel over a connected socket channel, which it owns; to be used after {@link #shakeHands}. */
    TlsChannel(String address, ByteChannel channel, SSLEngine engine, RecordBuffers buffers) {
        this.address = address;
        this.channel = channel;
        this.engine = engine;
        this.reader = new TlsReader(engine, channel, address, buffers);
        this.writer = new TlsWriter(engine, channel, buffers);
    }

    /** Agrees on TLS; the socket must block, and closing it is the way out. */
    void shakeHands() throws IOException {
        engine.beginHandshake();
        try {
            boolean more = true;
            while (more) {
                more = step();
            }
        } catch (TlsTruncatedException gone) {
            throw gone;
        } catch (SSLException failure) {
            tell(failure);
            throw failure;
        }
    }

    private boolean step() throws IOException {
        HandshakeStatus due = engine.getHandshakeStatus();
        if (due == HandshakeStatus.NEED_TASK) {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        } else if (due == HandshakeStatus.NEED_WRAP) {
            writer.shake();
        } else if (due == HandshakeStatus.NEED_UNWRAP || due == HandshakeStatus.NEED_UNWRAP_AGAIN) {
            reader.shake();
        } else {
            return false;
        }
        return true;
    }

    /* The alert that is due; a peer that does not take it gets none. */
    private void tell(SSLException failure) {
        try {
            writer.shake();
        } catch (IOException notTold) {
            failure.addSuppressed(notTold);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        reading.lock();
        try {
            checkOpen();
            if (!target.hasRemaining()) {
                return 0;
            }
            int count = reader.read(target);
            established |= count != 0;
            return count;
        } catch (IOException failure) {
            throw explain(failure);
        } finally {
            reading.unlock();
        }
    }

    /* With TLS 1.3 a server tells only now that it does not take our certificate. */
    private IOException explain(IOException failure) {
        return established || failure instanceof ClosedChannelException
                ? failure
                : new DialException(address, TlsFailures.firstReason(failure), failure);
    }

    /** Sends also what was taken before; that alone if the source is empty. */
    @Override
    public int write(ByteBuffer source) throws IOException {
        writing.lock();
        try {
            checkOpen();
            if (outputEnded && source.hasRemaining()) {
                throw new ClosedChannelException();
            }
            return writer.write(source);
        } finally {
            unsent = writer.needsWrite();
            writing.unlock();
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        writing.lock();
        try {
            checkOpen();
            if (!outputEnded) {
                outputEnded = true;
                writer.end();
            }
        } finally {
            unsent = writer.needsWrite();
            writing.unlock();
        }
    }

    /* Asked by whoever closes, who must not wait for a writer. */
    @Override
    public boolean hasUnsent() {
        return unsent && channel.isOpen();
    }

    @Override
    public int interest(int wanted) {
        return hasUnsent() ? wanted | SelectionKey.OP_WRITE : wanted;
    }

    /** For the reader's thread. */
    @Override
    public boolean hasBuffered() {
        reading.lock();
        try {
            return reader.hasBuffered();
        } finally {
            reading.unlock();
        }
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return channel instanceof SelectableChannel selectable ? Optional.of(selectable) : Optional.empty();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void checkOpen() throws ClosedChannelException {
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
    }
}
