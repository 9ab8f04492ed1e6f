// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.RepeatedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamThreadsTest {

    private LeakCheck leaks;

    /** What the JVM opens once, for its first sockets and selectors, is no leak. */
    @BeforeAll
    static void warmUp() throws IOException {
        ChannelPair.unix().close();
    }

    @BeforeEach
    void begin() {
        leaks = LeakCheck.begin();
    }

    @AfterEach
    void nothingIsLeft() {
        leaks.close();
    }

    @Test
    void readAndWrite_ofOneStreamByTwoThreads_doNotWaitForEachOther() throws Exception {
        for (ChannelPair<? extends ByteChannel> pair :
                List.of(ChannelPair.unix(), ChannelPair.tcp(), ChannelPair.inMemory(1000))) {
            try (pair) {
                Stream near = Stream.of(pair.left());
                Stream far = Stream.of(pair.right());
                BlockedCall<Integer> reading = BlockedCall.in(() -> near.read(ByteBuffer.allocate(1)));
                near.write(bytes("sent while a read is parked"));
                assertThat(Texts.readOnce(far, 100)).isEqualTo("sent while a read is parked");
                far.write(bytes("x"));
                assertThat(reading.result()).isEqualTo(1);
            }
        }
    }

    @Test
    void close_whileARead_isBlocked_endsIt() throws Exception {
        for (ChannelPair<? extends ByteChannel> pair :
                List.of(ChannelPair.unix(), ChannelPair.tcp(), ChannelPair.inMemory(1000))) {
            try (pair) {
                Stream near = Stream.of(pair.left());
                BlockedCall<Integer> reading = BlockedCall.in(() -> near.read(ByteBuffer.allocate(1)));
                near.close();
                assertThat(reading.failure()).isInstanceOf(AsynchronousCloseException.class);
            }
        }
    }

    @Test
    void close_whileAReadOfADemuxerIsBlocked_endsItForGood() throws Exception {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            Demuxer demuxer = new Demuxer(Stream.of(pair.left()));
            BlockedCall<Integer> reading = BlockedCall.in(() -> demuxer.read(ByteBuffer.allocate(1)));
            demuxer.close();
            assertThat(reading.failure()).isInstanceOf(AsynchronousCloseException.class);
            BlockedCall<Integer> again = BlockedCall.in(() -> demuxer.read(ByteBuffer.allocate(1)));
            assertThat(again.failure()).isSameAs(reading.failure());
        }
    }

    @Test
    void close_whileAnOwnedInputStreamIsRead_endsItAsThatStreamDoes() throws Exception {
        Stream stream = Stream.reading(Chunks.whole(new byte[0]).thenStall().asStream(), Ownership.OWNED);
        BlockedCall<Integer> reading = BlockedCall.in(() -> stream.read(ByteBuffer.allocate(1)));
        stream.close();
        assertThat(reading.failure()).isInstanceOf(AsynchronousCloseException.class);
    }

    @Test
    void close_whileAWrite_isBlocked_endsIt() throws Exception {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            Stream near = Stream.of(pair.left());
            ByteBuffer much = ByteBuffer.allocate(50_000_000);
            BlockedCall<Integer> writing = BlockedCall.in(() -> near.write(much));
            near.close();
            assertThat(writing.failure()).isInstanceOf(ClosedChannelException.class);
            assertThat(near.needsWrite()).isFalse();
        }
    }

    @Test
    void close_whileAPumpWrites_endsItAsASinkFailure() throws Exception {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            Stream sink = Stream.of(pair.left());
            Pump pump = Pump.from(Stream.reading(RepeatedBytes.endless().asStream()))
                    .to(sink);
            BlockedCall<Integer> pumping = BlockedCall.in(() -> {
                while (true) {
                    pump.flush();
                }
            });
            sink.close();
            assertThat(pumping.failure())
                    .isInstanceOf(SinkException.class)
                    .hasCauseInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void interrupt_whileAReadIsBlocked_closesTheChannelAndKeepsTheStatus() throws Exception {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            Stream near = Stream.of(pair.left());
            BlockedCall<Integer> reading = BlockedCall.in(() -> near.read(ByteBuffer.allocate(1)));
            reading.interrupt();
            assertThat(reading.failure()).isInstanceOf(ClosedByInterruptException.class);
            assertThat(reading.wasInterruptedAtTheEnd()).isTrue();
        }
    }

    @Test
    void close_inTheMiddleOfWritesByAnotherThread_alwaysCloses() throws Exception {
        for (int round = 0; round < 50; round++) {
            try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
                pair.left().configureBlocking(false);
                Stream near = Stream.of(pair.left());
                Drain drain = Drain.of(pair.right());
                BlockedCall<Integer> writing = BlockedCall.started(() -> {
                    ByteBuffer bytes = ByteBuffer.allocate(100_000);
                    while (true) {
                        near.write(bytes.clear());
                    }
                });
                near.close();
                // A closed stream with bytes pending is finished by doWrite, here on this thread after the writer left.
                assertThat(writing.failure()).isInstanceOf(IOException.class);
                Deadline deadline = Deadline.in(Deadline.USUAL);
                deadline.await("the stream is closed", () -> finish(near, pair.left()));
                drain.await();
            }
        }
    }

    private static boolean finish(Stream stream, SocketChannel channel) {
        try {
            stream.doWrite();
        } catch (IOException e) {
            return !channel.isOpen();
        }
        return !channel.isOpen();
    }
}
