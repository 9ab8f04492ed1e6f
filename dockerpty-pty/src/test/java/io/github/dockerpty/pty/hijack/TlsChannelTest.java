// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.pty.tls.TlsFiles;
import io.github.dockerpty.pty.tls.TlsSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The TLS channel against a server in memory: each split, each cut, each thing that TLS does by itself. */
@Timeout(60)
class TlsChannelTest {

    private static final String TEXT = "output of the process\n";
    private static final String MORE = "and its end\n";

    @TempDir
    static Path directory;

    private static SSLContext serverContext;
    private static TlsDialer dialer;

    private final RecordBuffers buffers = new RecordBuffers();
    private TlsPeer peer;
    private TlsChannel channel;

    @BeforeAll
    static void makeCertificates() throws Exception {
        serverContext = io.github.dockerpty.testkit.tls.TlsFiles.writeTo(directory);
        TlsSettings settings = new TlsFiles(
                        directory.resolve("ca.pem"), directory.resolve("cert.pem"), directory.resolve("key.pem"), true)
                .load();
        dialer = new TlsDialer("localhost", 2376, settings);
    }

    private void prepare(String protocol) {
        peer = new TlsPeer(serverContext, protocol);
        channel = new TlsChannel("tcp://localhost:2376", peer, dialer.engine(), buffers);
    }

    private void connect(String protocol) throws IOException {
        prepare(protocol);
        channel.shakeHands();
    }

    private void sendAll() throws IOException {
        peer.send(TEXT);
        peer.send("");
        peer.send(MORE);
        peer.end();
    }

    /** All that can be read, at most so many bytes at once; the end is a line, or throws. */
    private static String drain(TlsChannel channel, int atOnce, StringBuilder seen) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(atOnce);
        while (channel.read(target.clear()) >= 0) {
            seen.append(StandardCharsets.ISO_8859_1.decode(target.flip()));
        }
        return seen.toString();
    }

    private String drain(int atOnce) throws IOException {
        return drain(channel, atOnce, new StringBuilder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void everything_inPiecesOfEachSize_isTheSame(String protocol) throws Exception {
        for (int size = 1; size < 40; size++) {
            int piece = size;
            prepare(protocol);
            peer.pieces = before -> piece;
            channel.shakeHands();
            sendAll();
            assertThat(drain(1 + size % 3 * 4000)).as("pieces of %d", size).isEqualTo(TEXT + MORE);
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void records_splitAnywhere_areTheSame(String protocol) throws Exception {
        int last = 2;
        for (int offset = 1; offset < last; offset++) {
            connect(protocol);
            // Behind the tickets of TLS 1.3, which are long.
            int start = peer.delivered() + peer.waiting();
            int split = start + offset;
            peer.pieces = before -> before < split ? split - before : Integer.MAX_VALUE;
            sendAll();
            last = peer.delivered() + peer.waiting() - start;
            assertThat(drain(100)).as("split at %d", offset).isEqualTo(TEXT + MORE);
        }
        assertThat(last).isGreaterThan(TEXT.length() + MORE.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void records_cutAnywhere_areNeverAGoodEnd(String protocol) throws Exception {
        int last = 1;
        for (int offset = 0; offset < last; offset++) {
            connect(protocol);
            int start = peer.delivered() + peer.waiting();
            int cut = start + offset;
            peer.pieces = before -> before < cut ? cut - before : -1;
            peer.reset = offset % 2 == 0 ? null : new IOException("Connection reset");
            sendAll();
            last = peer.delivered() + peer.waiting() - start;
            StringBuilder seen = new StringBuilder();
            assertThatThrownBy(() -> drain(channel, 100, seen))
                    .as("cut at %d", offset)
                    .satisfies(this::isCut);
            assertThat(TEXT + MORE).startsWith(seen);
            assertThatThrownBy(() -> drain(100)).satisfies(this::isCut);
        }
        assertThat(last).isGreaterThan(TEXT.length() + MORE.length());
    }

    private void isCut(Throwable failure) {
        Throwable cut = failure instanceof DialException ? failure.getCause() : failure;
        assertThat(cut).isInstanceOf(TlsTruncatedException.class).hasMessageContaining("incomplete");
        assertThat(((TlsTruncatedException) cut).address()).isEqualTo("tcp://localhost:2376");
        assertThat(cut.getCause()).isSameAs(peer.reset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void handshake_cutAnywhere_fails(String protocol) throws Exception {
        connect(protocol);
        int whole = peer.delivered();
        for (int cut = 0; cut < whole; cut += 29) {
            int end = cut;
            prepare(protocol);
            peer.pieces = before -> before < end ? end - before : -1;
            // The last bytes of TLS 1.3 are the server's tickets: without them the handshake is whole, the stream is
            // not.
            assertThatThrownBy(() -> {
                        channel.shakeHands();
                        channel.read(ByteBuffer.allocate(1));
                    })
                    .satisfies(this::isCut);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void record_spoiled_isNeverAGoodEnd(String protocol) throws Exception {
        connect(protocol);
        peer.send(TEXT);
        assertThat(channel.read(ByteBuffer.allocate(100))).isEqualTo(TEXT.length());
        peer.end();
        peer.corrupt();
        assertThatThrownBy(() -> drain(100)).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> drain(100)).isInstanceOf(SSLException.class);
        assertThat(channel.hasBuffered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void halfClosed_goesOnReading(String protocol) throws Exception {
        connect(protocol);
        assertThat(channel.write(StandardCharsets.ISO_8859_1.encode("input"))).isEqualTo(5);
        // With TLS 1.2 the JDK's server, unlike an engine's, ends its side as soon as it hears that we end ours.
        peer.hearNothing(true);
        channel.shutdownOutput();
        channel.shutdownOutput();
        assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        peer.send(TEXT);
        ByteBuffer target = ByteBuffer.allocate(100);
        assertThat(channel.read(target)).isEqualTo(TEXT.length());
        peer.send(MORE);
        peer.hearNothing(false);
        assertThat(peer.received()).isEqualTo("input");
        assertThat(peer.hasClientEnded()).isTrue();
        peer.end();
        assertThat(drain(100)).isEqualTo(MORE);
    }

    @Test
    void writing_afterTheServersEnd_goesOnWithTls13_andFailsWithTls12() throws Exception {
        connect("TLSv1.3");
        peer.end();
        assertThat(drain(100)).isEmpty();
        channel.write(StandardCharsets.ISO_8859_1.encode("input"));
        assertThat(peer.received()).isEqualTo("input");
        connect("TLSv1.2");
        peer.end();
        assertThat(drain(100)).isEmpty();
        assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1))).isInstanceOf(SSLException.class);
    }

    @Test
    void keyUpdates_areAnsweredBeforeTheNextBytes() throws Exception {
        connect("TLSv1.3");
        for (int i = 0; i < 3; i++) {
            peer.beginAnew();
            peer.send(TEXT);
            assertThat(channel.read(ByteBuffer.allocate(100))).isEqualTo(TEXT.length());
            assertThat(channel.write(StandardCharsets.ISO_8859_1.encode("in"))).isEqualTo(2);
        }
        assertThat(peer.received()).isEqualTo("ininin");
    }

    @Test
    void keyUpdates_withoutEnd_areRefused() throws Exception {
        connect("TLSv1.3");
        peer.send(TEXT);
        assertThat(channel.read(ByteBuffer.allocate(100))).isEqualTo(TEXT.length());
        for (int i = 0; i < 101; i++) {
            peer.beginAnew();
        }
        assertThatThrownBy(() -> drain(100)).isInstanceOf(SSLException.class).hasMessageContaining("key updates");
    }

    @Test
    void negotiationAnew_isRefused() throws Exception {
        connect("TLSv1.2");
        peer.send(TEXT);
        peer.beginAnew();
        assertThat(channel.read(ByteBuffer.allocate(100))).isEqualTo(TEXT.length());
        assertThatThrownBy(() -> drain(100)).isInstanceOf(SSLException.class).hasMessageContaining("anew");
        assertThatThrownBy(() -> drain(100)).isInstanceOf(SSLException.class).hasMessageContaining("anew");
    }
}
