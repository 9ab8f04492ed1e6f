// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/**
 * A TLS server at the other end of a channel, in memory and without a thread: it acts when it is written to.
 *
 * <p>Only so can a test say which byte of a record the channel of this package gets to see; an engine's sockets cannot.
 */
final class TlsPeer implements ByteChannel {

    private final SSLEngine engine;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private ByteBuffer out = ByteBuffer.allocate(1024 * 1024).limit(0);
    private boolean open = true;
    private boolean deaf;
    private boolean clientEnded;

    /** How many bytes a read gives, from how many were read before; negative for the end of the connection. */
    IntUnaryOperator pieces = before -> Integer.MAX_VALUE;
    /** What a read throws at the end of the connection. */
    IOException reset;
    /** How many bytes a write takes; fewer than there are make a channel that does not block. */
    int takes = Integer.MAX_VALUE;

    private int delivered;

    TlsPeer(SSLContext context, String protocol) {
        engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        engine.setEnabledProtocols(new String[] {protocol});
    }

    String received() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    boolean hasClientEnded() {
        return clientEnded;
    }

    /** Bytes that were read from this end. */
    int delivered() {
        return delivered;
    }

    /** Bytes that wait to be read. */
    int waiting() {
        return out.remaining();
    }

    void send(String text) throws IOException {
        ByteBuffer plain = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (plain.hasRemaining()) {
            wrap(plain);
        }
    }

    void end() throws IOException {
        engine.closeOutbound();
        wrap(ByteBuffer.allocate(0));
    }

    /** Updates the keys and wants the same of the client, or, with TLS 1.2, wants to negotiate anew. */
    void beginAnew() throws IOException {
        engine.beginHandshake();
        wrap(ByteBuffer.allocate(0));
    }

    /** Puts bytes on the line that are no TLS of ours. */
    void sendRaw(byte[] bytes) {
        out.compact().put(bytes).flip();
    }

    /** Spoils the last byte that waits to be read. */
    void corrupt() {
        out.put(out.limit() - 1, (byte) ~out.get(out.limit() - 1));
    }

    /** Does not look at what comes, as a server does that answers no end of its client. */
    void hearNothing(boolean nothing) throws IOException {
        deaf = nothing;
        advance();
    }

    private void wrap(ByteBuffer plain) throws IOException {
        out.compact();
        engine.wrap(plain, out);
        out.flip();
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int count = Math.min(takes, source.remaining());
        in.put(source.slice(source.position(), count));
        source.position(source.position() + count);
        advance();
        return count;
    }

    private void advance() throws IOException {
        boolean more = !deaf;
        while (more) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> wrap(ByteBuffer.allocate(0));
                default -> more = unwrap();
            }
        }
    }

    private boolean unwrap() throws IOException {
        ByteBuffer plain = ByteBuffer.allocate(32 * 1024);
        in.flip();
        SSLEngineResult result = engine.unwrap(in, plain);
        in.compact();
        received.write(plain.array(), 0, plain.position());
        clientEnded |= result.getStatus() == SSLEngineResult.Status.CLOSED;
        return result.getStatus() == SSLEngineResult.Status.OK && result.bytesConsumed() > 0;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int piece = pieces.applyAsInt(delivered);
        if (piece < 0) {
            if (reset != null) {
                throw reset;
            }
            return -1;
        }
        int count = Math.min(Math.min(piece, target.remaining()), out.remaining());
        target.put(out.slice(out.position(), count));
        out.position(out.position() + count);
        delivered += count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
