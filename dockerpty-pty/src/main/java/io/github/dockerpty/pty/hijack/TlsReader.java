// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * The reading side of a TLS connection: decrypts into the caller's buffer, and keeps what does not fit there.
 *
 * <p>It never writes, so that a peer that does not read cannot stop it. What TLS wants answered (RFC 8446, section
 * 4.6.3: a key update) goes before the next record of the {@link TlsWriter}, as the standard has it.
 */
final class TlsReader {

    /** Key updates that wait for an answer; each takes memory until our next write. */
    private static final int UNANSWERED_LIMIT = 100;

    private final SSLEngine engine;
    private final ReadableByteChannel channel;
    private final String address;
    private final RecordBuffers buffers;

    /** What came, ready to be decrypted. */
    private ByteBuffer records = RecordBuffers.NONE;
    /** What is decrypted, ready to be taken. */
    private ByteBuffer plain = RecordBuffers.NONE;

    /** The records do not hold a whole one. */
    private boolean starved = true;

    private int unanswered;
    private boolean ended;
    private IOException failure;

    TlsReader(SSLEngine engine, ReadableByteChannel channel, String address, RecordBuffers buffers) {
        this.engine = engine;
        this.channel = channel;
        this.address = address;
        this.buffers = buffers;
    }

    /**
     * Reads at least one byte, waiting for it if the channel blocks.
     *
     * @return the number of bytes; 0 if the channel does not block and has no whole record; -1 once TLS has ended
     * @throws TlsTruncatedException if the connection ends before TLS does
     */
    int read(ByteBuffer target) throws IOException {
        try {
            return readOn(target);
        } finally {
            giveBack();
        }
    }

    /** There may be thousands that wait. */
    private void giveBack() {
        records = buffers.giveBackIfEmpty(records);
        plain = buffers.giveBackIfEmpty(plain);
    }

    private int readOn(ByteBuffer target) throws IOException {
        int count = take(target);
        while (count == 0 && !ended) {
            SSLEngineResult result = decrypt(target);
            if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                if (!fill()) {
                    return 0;
                }
            } else if (result.getStatus() == Status.CLOSED) {
                end(result);
            } else {
                check(result);
                count = plain.hasRemaining() ? take(target) : result.bytesProduced();
            }
        }
        return ended ? -1 : count;
    }

    /** One step of the handshake, which brings no data. */
    void shake() throws IOException {
        if (decrypt(RecordBuffers.NONE).getStatus() == Status.BUFFER_UNDERFLOW) {
            fill();
        }
        giveBack();
    }

    /** Whether a read has something to say without asking the channel. */
    boolean hasBuffered() {
        return plain.hasRemaining() || !starved || ended || failure != null;
    }

    private int take(ByteBuffer target) {
        int count = Math.min(plain.remaining(), target.remaining());
        if (count > 0) {
            target.put(plain.slice(plain.position(), count));
            plain.position(plain.position() + count);
        }
        return count;
    }

    private SSLEngineResult decrypt(ByteBuffer target) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            SSLEngineResult result = engine.unwrap(records, target);
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                result = keep();
            }
            starved = !records.hasRemaining() || result.getStatus() == Status.BUFFER_UNDERFLOW;
            return result;
        } catch (SSLException broken) {
            // The JDK's engine would call it a good end the next time.
            throw fail(broken);
        }
    }

    /* What may not fit the target. */
    private SSLEngineResult keep() throws SSLException {
        int size = engine.getSession().getApplicationBufferSize();
        plain = plain.capacity() < size ? buffers.take(size) : plain.clear();
        try {
            return engine.unwrap(records, plain);
        } finally {
            plain.flip();
        }
    }

    private <E extends IOException> E fail(E broken) {
        failure = broken;
        return broken;
    }

    /* False if the channel does not block and has nothing. */
    private boolean fill() throws IOException {
        int size = engine.getSession().getPacketBufferSize();
        records = records.capacity() < size ? buffers.take(size).put(records) : records.compact();
        int count;
        try {
            count = channel.read(records);
        } catch (ClosedChannelException closed) {
            throw closed;
        } catch (IOException broken) {
            throw fail(new TlsTruncatedException(address, broken));
        } finally {
            records.flip();
        }
        if (count < 0) {
            throw fail(new TlsTruncatedException(address, null));
        }
        starved = count == 0;
        return count > 0;
    }

    /* The engine also says CLOSED after a failure of the writing side; the end itself is a record. */
    private void end(SSLEngineResult result) throws SSLException {
        if (result.bytesConsumed() == 0) {
            throw fail(
                    new SSLException(address + ": the TLS of the writing side has failed, and with it that of this"));
        }
        ended = true;
    }

    private void check(SSLEngineResult result) throws SSLException {
        HandshakeStatus wanted = result.getHandshakeStatus();
        boolean unansweredMore = wanted == HandshakeStatus.NEED_WRAP && result.bytesProduced() == 0;
        if (unansweredMore) {
            unanswered++;
        } else if (wanted != HandshakeStatus.NEED_WRAP) {
            unanswered = 0;
        }
        if (unanswered > UNANSWERED_LIMIT) {
            throw fail(new SSLException(address + ": more than " + UNANSWERED_LIMIT + " key updates came in a row"));
        }
        // TLS 1.2 has no key updates.
        boolean anew = unansweredMore && !engine.getSession().getProtocol().equals("TLSv1.3");
        if (anew || wanted == HandshakeStatus.NEED_TASK) {
            throw fail(new SSLException(address + ": the engine wants to negotiate TLS anew, which is refused as"
                    + " TLS 1.3 does: switch renegotiation off there"));
        }
    }
}
