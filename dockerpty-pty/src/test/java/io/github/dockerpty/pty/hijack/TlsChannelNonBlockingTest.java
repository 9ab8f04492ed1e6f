// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.pty.tls.TlsFiles;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The TLS channel over a channel that does not block, and what the dialer asks of TLS. */
@Timeout(60)
class TlsChannelNonBlockingTest {

    @TempDir
    Path directory;

    private final Lent buffers = new Lent();
    private TlsPeer peer;
    private TlsChannel channel;
    private TlsDialer dialer;

    @BeforeEach
    void connect() throws Exception {
        SSLContext server = io.github.dockerpty.testkit.tls.TlsFiles.writeTo(directory);
        TlsFiles client = new TlsFiles(
                directory.resolve("ca.pem"), directory.resolve("cert.pem"), directory.resolve("key.pem"), true);
        dialer = new TlsDialer("engine.example", 2376, client.load());
        peer = new TlsPeer(server, "TLSv1.3");
        channel = new TlsChannel(
                "tcp://localhost:2376", peer, new TlsDialer("localhost", 1, client.load()).engine(), buffers);
        channel.shakeHands();
    }

    private static ByteBuffer bytes(String text) {
        return StandardCharsets.ISO_8859_1.encode(text);
    }

    @Test
    void read_withoutAWholeRecord_isNothingNow() throws Exception {
        ByteBuffer target = ByteBuffer.allocate(100);
        assertThat(channel.read(target)).isZero();
        assertThat(channel.hasBuffered()).isFalse();
        int last = peer.delivered();
        peer.send("text");
        int end = last + peer.waiting();
        peer.pieces = before -> Math.min(1, end - 1 - before);
        while (peer.waiting() > 1) {
            assertThat(channel.read(target)).isZero();
        }
        assertThat(channel.hasBuffered()).isFalse();
        peer.pieces = before -> 1;
        assertThat(channel.read(target)).isEqualTo(4);
        assertThat(channel.read(ByteBuffer.allocate(0))).isZero();
    }

    @Test
    void decryptedBytesAndWholeRecords_areTold() throws Exception {
        peer.send("one");
        peer.send("two");
        peer.end();
        assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(1);
        assertThat(channel.hasBuffered()).as("decrypted bytes").isTrue();
        assertThat(channel.read(ByteBuffer.allocate(100))).isEqualTo(2);
        assertThat(channel.hasBuffered()).as("a record").isTrue();
        assertThat(channel.read(ByteBuffer.allocate(100))).isEqualTo(3);
        assertThat(channel.hasBuffered()).as("the end").isTrue();
        assertThat(channel.read(ByteBuffer.allocate(100))).isEqualTo(-1);
        assertThat(channel.hasBuffered()).as("the end, known").isTrue();
    }

    @Test
    void write_toAFullChannel_keepsOneRecord() throws Exception {
        peer.takes = 0;
        ByteBuffer source = bytes("x".repeat(50_000));
        int first = channel.write(source);
        assertThat(first).isPositive().isLessThan(50_000);
        assertThat(channel.hasUnsent()).isTrue();
        assertThat(channel.interest(0)).isEqualTo(SelectionKey.OP_WRITE);
        assertThat(channel.write(source)).isZero();
        peer.takes = 1000;
        while (channel.hasUnsent()) {
            channel.write(ByteBuffer.allocate(0));
        }
        assertThat(peer.received()).hasSize(first);
        peer.takes = Integer.MAX_VALUE;
        while (source.hasRemaining()) {
            assertThat(channel.write(source)).isPositive();
        }
        assertThat(peer.received()).isEqualTo("x".repeat(50_000));
        assertThat(channel.write(ByteBuffer.allocate(0))).isZero();
        assertThat(channel.interest(SelectionKey.OP_READ)).isEqualTo(SelectionKey.OP_READ);
    }

    @Test
    void halfClose_behindAFullChannel_comesLast() throws Exception {
        peer.takes = 0;
        channel.write(bytes("text"));
        channel.shutdownOutput();
        assertThat(channel.hasUnsent()).isTrue();
        assertThat(peer.hasClientEnded()).isFalse();
        peer.takes = Integer.MAX_VALUE;
        channel.write(ByteBuffer.allocate(0));
        assertThat(channel.hasUnsent()).isFalse();
        assertThat(peer.received()).isEqualTo("text");
        assertThat(peer.hasClientEnded()).isTrue();
    }

    @Test
    void closed_everyCallThrows() throws Exception {
        peer.send("text");
        peer.takes = 0;
        channel.write(bytes("text"));
        assertThat(channel.isOpen()).isTrue();
        channel.close();
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(channel::shutdownOutput).isInstanceOf(ClosedChannelException.class);
        assertThat(channel.hasUnsent()).isFalse();
    }

    @Test
    void channel_isTheOneToSelect() throws Exception {
        assertThat(channel.channel()).isEmpty();
        try (SocketChannel socket = SocketChannel.open()) {
            assertThat(new TlsChannel("tcp://localhost:2376", socket, dialer.engine(), buffers).channel())
                    .containsSame(socket);
        }
    }

    @Test
    void dialer_verifiesTheHost_andTakesNoOldTls() {
        SSLEngine engine = dialer.engine();
        assertThat(engine.getPeerHost()).isEqualTo("engine.example");
        assertThat(engine.getPeerPort()).isEqualTo(2376);
        assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm())
                .isEqualTo("HTTPS");
        assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(engine.getUseClientMode()).isTrue();
    }

    @Test
    void idle_holdsNoBuffer() throws Exception {
        assertThat(buffers.out).as("after the handshake").isZero();
        peer.send("some");
        assertThat(channel.read(ByteBuffer.allocate(2))).isEqualTo(2);
        assertThat(buffers.out).as("with half of it taken").isPositive();
        assertThat(channel.read(ByteBuffer.allocate(9))).isEqualTo(2);
        assertThat(channel.read(ByteBuffer.allocate(9))).isZero();
        assertThat(channel.write(bytes("mine"))).isEqualTo(4);
        assertThat(buffers.out).isZero();
    }

    /** Counts the buffers that are out. */
    private static final class Lent extends RecordBuffers {

        private int out;

        @Override
        ByteBuffer take(int size) {
            out++;
            return super.take(size);
        }

        @Override
        ByteBuffer giveBackIfEmpty(ByteBuffer held) {
            ByteBuffer kept = super.giveBackIfEmpty(held);
            out -= kept == held ? 0 : 1;
            return kept;
        }
    }
}
