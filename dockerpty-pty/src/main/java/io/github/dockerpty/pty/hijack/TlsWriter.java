// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** The writing side of a TLS connection: encrypts record by record, and keeps what the channel does not take. */
final class TlsWriter {

    private final SSLEngine engine;
    private final WritableByteChannel channel;
    /** What is encrypted, ready to be sent. */
    private ByteBuffer records = RecordBuffers.NONE;

    private final RecordBuffers buffers;

    private boolean ending;

    TlsWriter(SSLEngine engine, WritableByteChannel channel, RecordBuffers buffers) {
        this.engine = engine;
        this.channel = channel;
        this.buffers = buffers;
    }

    /**
     * Sends at most one record of the source.
     *
     * @return the number of bytes taken, which a channel that does not block may still have to be sent; 0 if it has to
     *     be sent what was taken before
     * @throws IOException if the peer takes no more
     */
    int write(ByteBuffer source) throws IOException {
        int before = source.remaining();
        // What TLS has to say by itself comes first, in records of their own.
        try {
            while (flush() && source.remaining() == before && before > 0) {
                encrypt(source);
            }
        } finally {
            giveBack();
        }
        return before - source.remaining();
    }

    /** Ends the writing side, {@code close_notify}; it is sent when {@link #needsWrite} is false. */
    void end() throws IOException {
        ending = true;
        engine.closeOutbound();
        flush();
        giveBack();
    }

    /** One step of the handshake, or the alert that tells its failure. */
    void shake() throws IOException {
        encrypt(RecordBuffers.NONE);
        flush();
        giveBack();
    }

    /** There may be thousands that wait. */
    private void giveBack() {
        records = buffers.giveBackIfEmpty(records);
    }

    /** Whether there is something to be sent that was taken before. */
    boolean needsWrite() {
        return records.hasRemaining() || (ending && !engine.isOutboundDone());
    }

    /** Sends what was taken before, waiting if the channel blocks; whether nothing is left. */
    boolean flush() throws IOException {
        while (needsWrite()) {
            if (!records.hasRemaining()) {
                encrypt(RecordBuffers.NONE);
            }
            if (channel.write(records) == 0 && records.hasRemaining()) {
                return false;
            }
        }
        return true;
    }

    private void encrypt(ByteBuffer source) throws IOException {
        SSLEngineResult result = wrap(source);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            records = buffers.take(engine.getSession().getPacketBufferSize());
            result = wrap(source);
        }
        if (result.bytesProduced() == 0) {
            throw new SSLException("the engine takes no more: its TLS has ended");
        }
    }

    private SSLEngineResult wrap(ByteBuffer source) throws SSLException {
        if (records.capacity() == 0) {
            records = buffers.take(engine.getSession().getPacketBufferSize());
        }
        records.clear();
        try {
            return engine.wrap(source, records);
        } finally {
            records.flip();
        }
    }
}
