// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file goes out by itself where it can, is copied where it cannot, and no byte goes twice or not at all. */
@Timeout(30)
class FileFeedTest {

    private static final int SIZE = 300_000;
    private static final int SKIPPED = 1000;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[SIZE];
    private FileChannel file;

    @BeforeEach
    void open() throws IOException {
        new Random(1).nextBytes(content);
        file = FileChannel.open(
                Files.write(folder.resolve("file"), content), StandardOpenOption.READ, StandardOpenOption.WRITE);
        file.position(SKIPPED);
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    @Test
    void file_isSentFromItsOffset_withoutAWrite() throws IOException {
        SendingChannel sending = new SendingChannel(100_000);
        assertThat(flushed(pump(Stream.of(sending)))).isEqualTo(SIZE - SKIPPED);
        assertThat(sending.taken()).isEqualTo(Arrays.copyOfRange(content, SKIPPED, SIZE));
        assertThat(sending.writes).isZero();
        assertThat(sending.sends).isEqualTo(3);
        assertThat(file.position()).isEqualTo(SIZE);
    }

    @Test
    void step_movesNoMoreThanItsSize() throws IOException {
        SendingChannel sending = new SendingChannel(Long.MAX_VALUE);
        Pump pump = Pump.from(Stream.reading(file))
                .with(PumpOptions.usual().withBufferSize(4096))
                .to(Stream.of(sending));
        assertThat(pump.flush()).isEqualTo(4096);
        assertThat(pump.bytes()).isEqualTo(4096);
        assertThat(file.position()).isEqualTo(SKIPPED + 4096);
    }

    @Test
    void channelThatSendsNoFiles_getsACopy() throws IOException {
        SendingChannel sending = new SendingChannel(0);
        assertThat(flushed(pump(Stream.of(sending)))).isEqualTo(SIZE - SKIPPED);
        assertThat(sending.taken()).isEqualTo(Arrays.copyOfRange(content, SKIPPED, SIZE));
        assertThat(sending.sends).isEqualTo(1);
    }

    @Test
    void fileThatGrows_isReadToItsNewEnd() throws IOException {
        SendingChannel sending = new SendingChannel(Long.MAX_VALUE);
        Pump pump = pump(Stream.of(sending));
        while (file.position() < SIZE) {
            pump.flush();
        }
        Files.write(folder.resolve("file"), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        assertThat(flushed(pump)).isEqualTo(3);
        assertThat(sending.taken()).hasSize(SIZE - SKIPPED + 3).endsWith(1, 2, 3);
    }

    @Test
    void deviceWithoutASize_isCopied() throws IOException {
        SendingChannel sending = new SendingChannel(Long.MAX_VALUE);
        try (FileChannel zeros = FileChannel.open(Path.of("/dev/zero"))) {
            Pump pump = Pump.from(Stream.reading(zeros)).to(Stream.of(sending));
            assertThat(pump.flush()).isPositive();
        }
        assertThat(sending.sends).isZero();
        assertThat(sending.taken()).containsOnly(0);
    }

    @Test
    void pendingBytes_goFirst() throws IOException {
        SendingChannel sending = new SendingChannel(Long.MAX_VALUE);
        sending.refusals = 3;
        Stream stream = Stream.of(sending);
        stream.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThat(flushed(pump(stream))).isEqualTo(SIZE - SKIPPED);
        assertThat(sending.sends).isZero();
        assertThat(sending.taken()).startsWith(1, 2, 3).endsWith(Arrays.copyOfRange(content, SKIPPED, SIZE));
        assertThat(sending.taken()).hasSize(3 + SIZE - SKIPPED);
    }

    @Test
    void brokenChannel_isToldAsTheSink() {
        SendingChannel sending = new SendingChannel(Long.MAX_VALUE);
        IOException broken = new IOException("Broken pipe");
        sending.failWith(broken);
        assertThatThrownBy(pump(Stream.of(sending))::flush)
                .isInstanceOf(SinkException.class)
                .hasCause(broken);
    }

    @Test
    void closedFile_isNotToldAsTheSink() throws IOException {
        Pump pump = pump(Stream.of(new SendingChannel(1000)));
        assertThat(pump.flush()).isEqualTo(1000);
        file.close();
        assertThatThrownBy(pump::flush).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void otherSinks_getACopy() throws IOException {
        Pump pump = Pump.from(Stream.reading(file)).to(Sink.discarding());
        while (!pump.isDone()) {
            pump.flush();
        }
        assertThat(pump.discarded(StreamType.STDOUT)).isEqualTo(SIZE - SKIPPED);
    }

    private Pump pump(Stream target) {
        return Pump.from(Stream.reading(file, Ownership.BORROWED)).to(target);
    }

    private static long flushed(Pump pump) throws IOException {
        long before = pump.bytes();
        while (!pump.isDone()) {
            pump.flush();
        }
        return pump.bytes() - before;
    }
}
