// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.ChannelPair;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that a socket sends by itself: all of it, and until the socket is closed. */
@Timeout(60)
class SocketDuplexTest {

    /** More than any socket holds. */
    private static final int MUCH = 64 * 1024 * 1024;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void file_arrivesWhole(boolean unix) throws Exception {
        byte[] content = new byte[3_000_000];
        new Random(2).nextBytes(content);
        Path path = Files.write(folder.resolve("file"), content);
        try (ChannelPair<SocketChannel> pair = pair(unix);
                FileChannel file = FileChannel.open(path)) {
            SocketDuplex duplex = new SocketDuplex(pair.left(), unix ? 1024 * 1024 : 0);
            BlockedCall<Long> sender = BlockedCall.started(() -> sendAll(duplex, file, 5));
            ByteBuffer received = ByteBuffer.allocate(content.length);
            received.limit(content.length - 5);
            while (received.hasRemaining()) {
                assertThat(pair.right().read(received)).isPositive();
            }
            assertThat(sender.result()).isEqualTo(content.length - 5);
            assertThat(received.flip()).isEqualTo(ByteBuffer.wrap(Arrays.copyOfRange(content, 5, content.length)));
            assertThat(file.position()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void close_endsASendingThatWaits(boolean unix) throws Exception {
        try (ChannelPair<SocketChannel> pair = pair(unix);
                FileChannel file = FileChannel.open(sparse())) {
            SocketDuplex duplex = new SocketDuplex(pair.left());
            BlockedCall<Long> sender = BlockedCall.in(() -> sendAll(duplex, file, 0));
            duplex.close();
            assertThat(duplex.isOpen()).isFalse();
            // It ends with what had gone, or, if nothing had, by a failure.
            assertThat(ended(sender)).isLessThan(MUCH);
            assertThat(file.isOpen()).isTrue();
            assertThat(duplex.sendFile(file, 0, 10)).isZero();
        }
    }

    @Test
    void peerThatGoes_endsASendingThatWaits() throws Exception {
        try (ChannelPair<SocketChannel> pair = pair(true);
                FileChannel file = FileChannel.open(sparse())) {
            SocketDuplex duplex = new SocketDuplex(pair.left());
            BlockedCall<Long> sender = BlockedCall.in(() -> sendAll(duplex, file, 0));
            pair.right().close();
            assertThat(ended(sender)).isLessThan(MUCH);
            duplex.close();
        }
    }

    private static long sendAll(SocketDuplex duplex, FileChannel file, long position) throws IOException {
        long sent = 0;
        for (long count = 1; count > 0; sent += count) {
            count = duplex.sendFile(file, position + sent, Long.MAX_VALUE);
        }
        return sent;
    }

    private static long ended(BlockedCall<Long> sender) throws Exception {
        try {
            return sender.result();
        } catch (IOException broken) {
            return 0;
        }
    }

    private Path sparse() throws IOException {
        Path path = folder.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(MUCH);
        }
        return path;
    }

    private static ChannelPair<SocketChannel> pair(boolean unix) throws IOException {
        return unix ? ChannelPair.unix() : ChannelPair.tcp();
    }
}
