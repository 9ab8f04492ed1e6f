// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.FaultyChannel;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.ShortWriteChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PumpTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final FaultyChannel channel = FaultyChannel.over(Channels.newChannel(written));

    @Test
    void flush_movesWhatIsThereThenTellsTheEnd() throws IOException {
        Pump pump = Pump.from(source("hello")).to(Stream.writing(channel));
        assertThat(pump.flush()).isEqualTo(5);
        assertThat(pump.isDone()).isFalse();
        assertThat(pump.flush()).isEqualTo(-1);
        assertThat(pump.flush()).isEqualTo(-1);
        assertThat(pump.isDone()).isTrue();
        assertThat(written).hasToString("hello");
        assertThat(pump.bytes()).isEqualTo(5);
    }

    @Test
    void flush_movesAtMostTheBufferSize() throws IOException {
        PumpOptions two = PumpOptions.usual().withBufferSize(2);
        Pump plain = Pump.from(source("hello")).with(two).to(Stream.writing(channel));
        assertThat(plain.flush()).isEqualTo(2);
        Pump demuxing =
                Pump.from(demuxer(Frames.frames().stdout("hello"))).with(two).to(Stream.writing(channel));
        assertThat(demuxing.flush()).isEqualTo(2);
        assertThat(demuxing.flush()).isEqualTo(2);
        assertThat(demuxing.flush()).isEqualTo(1);
        assertThat(written).hasToString("hehello");
    }

    @Test
    void flush_whenNothingIsThere_isZero() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            Pump plain = Pump.from(Stream.of(pair.left())).to(Sink.discarding());
            assertThat(plain.setBlocking(false)).isTrue();
            assertThat(plain.flush()).isZero();
            assertThat(plain.channel()).containsSame(pair.left());
            Pump demuxing = Pump.from(new Demuxer(Stream.of(pair.left()))).to(Stream.writing(channel));
            assertThat(demuxing.flush()).isZero();
            pair.right().write(bytes("\1\0\0\0"));
            assertThat(demuxing.flush()).isZero();
            pair.right().write(bytes("\0\0\0\1x"));
            assertThat(demuxing.flush()).isEqualTo(1);
            assertThat(demuxing.setBlocking(true)).isFalse();
        }
    }

    @Test
    void propagateClose_closesTheSinkAtTheEnd() throws IOException {
        Pump pump = Pump.from(source("")).to(Stream.writing(channel));
        assertThat(channel.isOpen()).isTrue();
        pump.flush();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void propagateClose_withBytesPending_closesWhenTheyAreOut() throws IOException {
        Stream sink = Stream.writing(ShortWriteChannel.atMost(1, channel).refusingEvery(2));
        Pump pump = Pump.from(source("abc")).to(sink);
        pump.flush();
        assertThat(pump.flush()).isEqualTo(-1);
        while (!pump.isDone()) {
            assertThat(channel.isOpen()).isTrue();
            pump.flush();
        }
        assertThat(channel.isOpen()).isFalse();
        assertThat(written).hasToString("abc");
    }

    @Test
    void keepOpen_leavesTheSinkOpen() throws IOException {
        PumpOptions keep = PumpOptions.usual().withAtEnd(PumpOptions.AtEnd.KEEP_OPEN);
        Pump pump = Pump.from(source("")).with(keep).to(Stream.writing(channel));
        assertThat(pump.flush()).isEqualTo(-1);
        assertThat(channel.isOpen()).isTrue();
        assertThat(pump.isDone()).isTrue();
    }

    @Test
    void closeWrite_endsTheInputAndKeepsTheOutput() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            PumpOptions half = PumpOptions.usual().withAtEnd(PumpOptions.AtEnd.CLOSE_WRITE);
            Stream connection = Stream.of(pair.left());
            Pump input = Pump.from(source("in")).with(half).to(connection);
            while (!input.isDone()) {
                input.flush();
            }
            assertThat(Texts.readAll(Stream.of(pair.right()))).isEqualTo("in");
            pair.right().write(bytes("out"));
            assertThat(Texts.readOnce(connection, 10)).isEqualTo("out");
        }
    }

    @Test
    void nothingPending_isDoneBeforeTheSourceEnds() throws IOException {
        PumpOptions unwaiting = PumpOptions.usual().withDoneWhen(PumpOptions.DoneWhen.NOTHING_PENDING);
        Stream sink = Stream.writing(ShortWriteChannel.atMost(1, channel).refusingEvery(2));
        Pump pump = Pump.from(source("abc")).with(unwaiting).to(sink);
        assertThat(pump.isDone()).isTrue();
        pump.flush();
        assertThat(pump.isDone()).isFalse();
        while (sink.needsWrite()) {
            sink.doWrite();
        }
        assertThat(pump.isDone()).isTrue();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void fullSink_stopsTheReadingAndLosesNothing() throws IOException {
        FaultyChannel valve = FaultyChannel.over(Channels.newChannel(written));
        byte[] much = new byte[3 * PendingBytes.BOUND];
        Arrays.fill(much, (byte) 'x');
        for (Source source : new Source[] {
            Stream.reading(Chunks.whole(much).asChannel()),
            demuxer(Frames.frames().stdout(much))
        }) {
            valve.refuse();
            Stream sink = Stream.writing(valve, Ownership.BORROWED);
            Pump pump = Pump.from(source)
                    .with(PumpOptions.usual().withBufferSize(50_000))
                    .to(sink);
            for (int i = 0; i < 10; i++) {
                pump.flush();
            }
            assertThat(pump.flush()).isZero();
            assertThat(pump.bytes()).isEqualTo(PendingBytes.BOUND);
            assertThat(pump.isStalled()).isTrue();
            assertThat(pump.hasBuffered()).isTrue();
            assertThat(pump.isDone()).isFalse();
            valve.recover();
            sink.doWrite();
            assertThat(pump.isStalled()).isFalse();
            while (!pump.isDone()) {
                pump.flush();
            }
            assertThat(pump.bytes()).isEqualTo(much.length);
            assertThat(written.toByteArray()).isEqualTo(much);
            written.reset();
        }
    }

    @Test
    void route_keepsStdoutAndStderrApart() throws IOException {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Route route = Route.split(Stream.writing(channel), Stream.writing(errors));
        Pump pump = Pump.from(demuxer(frames())).to(route);
        finish(pump);
        assertThat(written).hasToString("oneout");
        assertThat(errors).hasToString("err");
        assertThat(pump.bytes(StreamType.STDOUT)).isEqualTo(6);
        assertThat(pump.bytes(StreamType.STDERR)).isEqualTo(3);
        assertThat(pump.bytes()).isEqualTo(9);
    }

    @Test
    void route_toOneSink_keepsTheOrder() throws IOException {
        Pump pump = Pump.from(demuxer(frames())).to(Stream.writing(channel));
        finish(pump);
        assertThat(written).hasToString("oneerrout");
        assertThat(pump.bytes(StreamType.STDERR)).isEqualTo(3);
    }

    @Test
    void unwantedBytes_areDiscardedAndCounted() throws IOException {
        Pump pump = Pump.from(demuxer(frames())).to(Route.split(Stream.writing(channel), Sink.discarding()));
        finish(pump);
        assertThat(written).hasToString("oneout");
        assertThat(pump.discarded(StreamType.STDERR)).isEqualTo(3);
        assertThat(pump.discarded(StreamType.STDOUT)).isZero();
        assertThat(pump.bytes()).isEqualTo(6);
    }

    @Test
    void discardingSink_isNeverPending() throws IOException {
        Sink nowhere = Sink.discarding();
        ByteBuffer some = bytes("some");
        assertThat(nowhere.write(some)).isEqualTo(4);
        assertThat(some.hasRemaining()).isFalse();
        assertThat(nowhere.needsWrite()).isFalse();
        assertThat(nowhere.doWrite()).isZero();
        assertThat(nowhere.channel()).isEmpty();
        nowhere.closeWrite();
        nowhere.close();
        assertThat(nowhere.write(bytes("more"))).isEqualTo(4);
    }

    @Test
    void options_areChecked() {
        assertThatThrownBy(() -> PumpOptions.usual().withBufferSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
        assertThatThrownBy(() -> Pump.from(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Route.to(null)).isInstanceOf(NullPointerException.class);
    }

    private static Frames frames() {
        return Frames.frames().stdout("one").stderr("err").stdout("out");
    }

    private static void finish(Pump pump) throws IOException {
        while (!pump.isDone()) {
            pump.flush();
        }
    }

    private static Stream source(String text) {
        return Stream.reading(Chunks.whole(text.getBytes(UTF_8)).asChannel());
    }

    private static Demuxer demuxer(Frames frames) {
        return new Demuxer(Stream.reading(Chunks.whole(frames.bytes()).asChannel()));
    }
}
