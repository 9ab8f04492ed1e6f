// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static io.github.dockerpty.io.Texts.readOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.FaultyChannel;
import io.github.dockerpty.testkit.ShortWriteChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void channel_ofASocket_isTheSocket() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            assertThat(Stream.of(pair.left()).channel()).containsSame(pair.left());
        }
    }

    @Test
    void channel_ofAPlainStream_isEmpty() {
        assertThat(Stream.writing(written).channel()).isEmpty();
        assertThat(Stream.of(ChannelPair.inMemory(1).left()).channel()).isEmpty();
    }

    @Test
    void read_returnsAtMostWhatFits() throws IOException {
        Stream stream = Stream.reading(Chunks.whole("abcdef".getBytes()).asChannel());
        assertThat(readOnce(stream, 4)).isEqualTo("abcd");
        assertThat(readOnce(stream, 4)).isEqualTo("ef");
    }

    @Test
    void read_atTheEnd_isMinusOneAgainAndAgain() throws IOException {
        Stream stream = Stream.reading(Chunks.whole(new byte[0]).asChannel());
        assertThat(stream.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(stream.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @Test
    void read_whenNothingIsThere_isZero() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            Stream stream = Stream.of(pair.left());
            assertThat(stream.setBlocking(false)).isTrue();
            assertThat(stream.read(ByteBuffer.allocate(1))).isZero();
            assertThat(stream.setBlocking(true)).isFalse();
        }
    }

    @Test
    void read_intoAFullTarget_isZeroAndTakesNothing() throws IOException {
        Stream stream = Stream.reading(Chunks.whole("a".getBytes()).asChannel());
        assertThat(stream.read(ByteBuffer.allocate(0))).isZero();
        assertThat(readOnce(stream, 1)).isEqualTo("a");
    }

    @Test
    void read_ofAWriteOnlyStream_throws() {
        Stream stream = Stream.writing(written);
        assertThatThrownBy(() -> stream.read(ByteBuffer.allocate(1))).isInstanceOf(NonReadableChannelException.class);
    }

    @Test
    void write_ofAReadOnlyStream_throws() {
        Stream stream = Stream.reading(Chunks.whole(new byte[0]).asChannel());
        assertThatThrownBy(() -> stream.write(bytes("a"))).isInstanceOf(NonWritableChannelException.class);
        assertThatThrownBy(stream::closeWrite).isInstanceOf(NonWritableChannelException.class);
    }

    @Test
    void write_returnsTheBytesAccepted() throws IOException {
        Stream stream = Stream.writing(Channels.newChannel(written));
        assertThat(stream.write(bytes("hello"))).isEqualTo(5);
        assertThat(stream.write(ByteBuffer.allocate(0))).isZero();
        assertThat(written).hasToString("hello");
        assertThat(stream.needsWrite()).isFalse();
    }

    @Test
    void write_toAChannelThatWritesShort_goesOnUntilItTakesNothing() throws IOException {
        ShortWriteChannel few = ShortWriteChannel.atMost(2, Channels.newChannel(written));
        Stream stream = Stream.writing(few);
        assertThat(stream.write(bytes("hello"))).isEqualTo(5);
        assertThat(written).hasToString("hello");
        assertThat(few.writes()).isEqualTo(3);
    }

    @Test
    void write_refused_isPendingUntilDoWrite() throws IOException {
        Stream stream = Stream.writing(limited());
        assertThat(stream.write(bytes("hello"))).isEqualTo(5);
        assertThat(written).hasToString("he");
        assertThat(stream.needsWrite()).isTrue();
        assertThat(stream.doWrite()).isEqualTo(2);
        assertThat(written).hasToString("hell");
        assertThat(stream.needsWrite()).isTrue();
        assertThat(stream.doWrite()).isEqualTo(1);
        assertThat(stream.needsWrite()).isFalse();
        assertThat(stream.doWrite()).isZero();
        assertThat(written).hasToString("hello");
    }

    @Test
    void write_behindPendingBytes_keepsTheOrder() throws IOException {
        Stream stream = Stream.writing(limited());
        stream.write(bytes("abcd"));
        stream.write(bytes("efgh"));
        stream.write(bytes("ij"));
        while (stream.needsWrite()) {
            stream.doWrite();
        }
        assertThat(written).hasToString("abcdefghij");
    }

    @Test
    void write_pastTheBound_acceptsOnlyWhatFits() throws IOException {
        Stream stream = Stream.writing(ShortWriteChannel.atMost(0, Channels.newChannel(written)));
        ByteBuffer much = ByteBuffer.allocate(PendingBytes.BOUND + 10);
        assertThat(stream.write(much)).isEqualTo(PendingBytes.BOUND);
        assertThat(much.remaining()).isEqualTo(10);
        assertThat(stream.write(much)).isZero();
        assertThat(much.remaining()).isEqualTo(10);
        assertThat(stream.doWrite()).isZero();
    }

    @Test
    void write_afterClose_throws() throws IOException {
        Stream stream = Stream.writing(written);
        stream.close();
        assertThatThrownBy(() -> stream.write(bytes("a"))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void read_afterClose_throws() throws IOException {
        Stream stream = Stream.reading(Chunks.whole("a".getBytes()).asStream());
        stream.close();
        assertThatThrownBy(() -> stream.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void close_withNothingPending_closesAtOnce() throws IOException {
        Pipe pipe = Pipe.open();
        Stream stream = Stream.writing(pipe.sink());
        stream.close();
        stream.close();
        assertThat(pipe.sink().isOpen()).isFalse();
        pipe.source().close();
    }

    @Test
    void close_withBytesPending_waitsUntilTheyAreOut() throws IOException {
        ShortWriteChannel channel = limited();
        FaultyChannel watched = FaultyChannel.over(channel);
        Stream stream = Stream.writing(watched);
        stream.write(bytes("abc"));
        stream.close();
        assertThat(watched.isOpen()).isTrue();
        assertThatThrownBy(() -> stream.write(bytes("d"))).isInstanceOf(ClosedChannelException.class);
        assertThat(stream.doWrite()).isEqualTo(1);
        assertThat(watched.isOpen()).isFalse();
        assertThat(written).hasToString("abc");
        stream.close();
    }

    @Test
    void close_ofABorrowedChannel_leavesItOpen() throws IOException {
        Pipe pipe = Pipe.open();
        try (Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            Stream.writing(sink, Ownership.BORROWED).closeWrite();
            Stream.writing(sink, Ownership.BORROWED).close();
            Stream.reading(source, Ownership.BORROWED).close();
            assertThat(sink.isOpen()).isTrue();
            assertThat(source.isOpen()).isTrue();
        }
    }

    @Test
    void of_null_throws() {
        assertThatThrownBy(() -> Stream.of(null)).isInstanceOf(NullPointerException.class);
    }

    private ShortWriteChannel limited() {
        return ShortWriteChannel.atMost(2, Channels.newChannel(written)).refusingEvery(2);
    }
}
