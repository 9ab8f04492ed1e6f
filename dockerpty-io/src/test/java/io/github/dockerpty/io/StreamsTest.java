// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.RepeatedBytes;
import io.github.dockerpty.testkit.ShortWriteChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private ChannelPair<SocketChannel> pair;
    private Stream near;

    @BeforeEach
    void open() throws IOException {
        pair = ChannelPair.unix();
        near = Stream.of(pair.left());
    }

    @AfterEach
    void close() throws IOException {
        pair.close();
    }

    @Test
    void setBlocking_returnsTheModeBefore() throws IOException {
        assertThat(Streams.setBlocking(pair.left(), false)).isTrue();
        assertThat(Streams.setBlocking(pair.left(), false)).isFalse();
        assertThat(Streams.setBlocking(near, true)).isFalse();
        assertThat(pair.left().isBlocking()).isTrue();
        near.close();
        assertThatThrownBy(() -> Streams.setBlocking(near, true)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void select_withNothingReady_timesOutEmpty() throws IOException {
        assertThat(Streams.select(List.of(near), List.of(), Duration.ZERO).isEmpty())
                .isTrue();
        assertThat(Streams.select(List.of(near), List.of(), Duration.ofMillis(20))
                        .isEmpty())
                .isTrue();
        assertThat(Streams.select(List.of(near), List.of(), Duration.ofNanos(1)).isEmpty())
                .isTrue();
        assertThat(Streams.select(List.of(), List.of(), Duration.ofMillis(1)).isEmpty())
                .isTrue();
    }

    @Test
    void select_returnsWhatIsReadable() throws IOException {
        try (ChannelPair<SocketChannel> other = ChannelPair.tcp()) {
            Stream silent = Stream.of(other.left());
            pair.right().write(bytes("x"));
            Selection<Stream> selection = Streams.select(List.of(silent, near), List.of(), LONG);
            assertThat(selection.readable()).containsExactly(near);
            assertThat(selection.writable()).isEmpty();
        }
    }

    @Test
    void select_returnsWhatIsWritable() throws IOException {
        Selection<Stream> selection = Streams.select(List.of(near), List.of(near), LONG);
        assertThat(selection.readable()).isEmpty();
        assertThat(selection.writable()).containsExactly(near);
        assertThat(selection.isEmpty()).isFalse();
    }

    @Test
    void select_ofAFullSocket_isNotWritable() throws IOException {
        near.setBlocking(false);
        while (!near.needsWrite()) {
            near.write(ByteBuffer.allocate(65536));
        }
        assertThat(Streams.select(List.of(), List.of(near), Duration.ZERO).isEmpty())
                .isTrue();
        assertThat(pair.left().isBlocking()).isFalse();
    }

    @Test
    void select_atTheEnd_isReadable() throws IOException {
        pair.right().close();
        assertThat(Streams.select(List.of(near), List.of(), LONG).readable()).containsExactly(near);
    }

    @Test
    void select_putsTheChannelsBack() throws IOException {
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            source.configureBlocking(false);
            Streams.select(List.of(near, Stream.reading(source)), List.of(Stream.writing(sink), near), Duration.ZERO);
            assertThat(pair.left().isBlocking()).isTrue();
            assertThat(sink.isBlocking()).isTrue();
            assertThat(source.isBlocking()).isFalse();
            assertThat(pair.left().isRegistered()).isFalse();
        }
    }

    @Test
    void select_ofPlainStreams_isReadyAtOnce() throws IOException {
        Stream in = Stream.reading(Chunks.whole(new byte[1]).asStream());
        Stream out = Stream.writing(new ByteArrayOutputStream());
        Selection<Stream> selection = Streams.select(List.of(near, in), List.of(out), LONG);
        assertThat(selection.readable()).containsExactly(in);
        assertThat(selection.writable()).containsExactly(out);
    }

    @Test
    void select_ofADemuxerWithBytesReadAhead_isReadyAtOnce() throws IOException {
        Demuxer demuxer = new Demuxer(near);
        pair.right()
                .write(ByteBuffer.wrap(Frames.frames().stdout("a").stderr("b").bytes()));
        Texts.readOnce(demuxer, 10);
        assertThat(Streams.select(List.of(demuxer), List.of(), LONG).readable()).containsExactly(demuxer);
        Texts.readOnce(demuxer, 10);
        assertThat(Streams.select(List.of(demuxer), List.of(), Duration.ZERO).isEmpty())
                .isTrue();
    }

    @Test
    void select_ofPumps_returnsThePumps() throws IOException {
        pair.right().write(bytes("x"));
        Pump pump = Pump.from(near).to(Sink.discarding());
        Selection<Pump> selection = Streams.select(List.of(pump), List.of(Sink.discarding()), LONG);
        assertThat(selection.readable()).containsExactly(pump);
        assertThat(selection.writable()).containsExactly(Sink.discarding());
        pump.flush();
        pair.right().close();
        pump.flush();
        assertThat(Streams.select(List.of(pump), List.of(), Duration.ZERO).isEmpty())
                .as("a pump at its end has nothing more to read")
                .isTrue();
    }

    @Test
    void select_ofAStalledPump_waitsForItsSink() throws IOException {
        Stream full = Stream.writing(ShortWriteChannel.atMost(0, Channels.newChannel(new ByteArrayOutputStream())));
        Pump pump =
                Pump.from(Stream.reading(RepeatedBytes.endless().asStream())).to(full);
        while (!pump.isStalled()) {
            pump.flush();
        }
        assertThat(Streams.select(List.of(pump), List.of(), Duration.ZERO).isEmpty())
                .isTrue();
    }

    @Test
    void select_ofAnInterruptedThread_isEmptyAndKeepsTheStatus() throws Exception {
        BlockedCall<Integer> selecting = BlockedCall.in(() -> {
            Selection<Stream> selection = Streams.select(List.of(near), List.of(), LONG);
            return selection.isEmpty() ? 0 : 1;
        });
        selecting.interrupt();
        assertThat(selecting.result()).isZero();
        assertThat(selecting.wasInterruptedAtTheEnd()).isTrue();
        assertThat(pair.left().isOpen()).isTrue();
        assertThat(pair.left().isBlocking()).isTrue();
    }

    @Test
    void select_whileBytesArrive_wakesUp() throws Exception {
        BlockedCall<Integer> selecting = BlockedCall.in(
                () -> Streams.select(List.of(near), List.of(), LONG).readable().size());
        pair.right().write(bytes("x"));
        assertThat(selecting.result()).isEqualTo(1);
    }

    @Test
    void select_whileAChannelIsClosed_countsItAsReady() throws Exception {
        try (ChannelPair<SocketChannel> other = ChannelPair.unix()) {
            Stream waking = Stream.of(other.left());
            BlockedCall<Integer> selecting = BlockedCall.in(() -> Streams.select(List.of(near, waking), List.of(), LONG)
                    .readable()
                    .size());
            near.close();
            // A close alone wakes nobody before the time is over.
            other.right().write(bytes("x"));
            assertThat(selecting.result()).isEqualTo(2);
        }
    }

    @Test
    void select_ofAClosedChannel_throws() throws IOException {
        near.close();
        assertThatThrownBy(() -> Streams.select(List.of(near), List.of(), LONG))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void select_withBadTimeouts() throws IOException {
        assertThatThrownBy(() -> Streams.select(List.of(), List.of(), Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-0.001S");
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        assertThat(Streams.select(List.of(), List.of(near), forEver).writable()).containsExactly(near);
    }

    @Test
    void select_aHundredTimes_leavesNothingOpen() throws IOException {
        Streams.select(List.of(near), List.of(near), Duration.ZERO);
        try (LeakCheck leaks = LeakCheck.begin()) {
            for (int i = 0; i < 100; i++) {
                Streams.select(List.of(near), List.of(near), Duration.ZERO);
            }
            assertThat(leaks.leaked()).isEmpty();
        }
    }
}
