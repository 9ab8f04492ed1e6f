// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static io.github.dockerpty.io.Texts.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.FaultyChannel;
import io.github.dockerpty.testkit.MemoryChannel;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HalfCloseTest {

    @Test
    void closeWrite_ofASocket_keepsReading() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            Stream near = Stream.of(pair.left());
            Stream far = Stream.of(pair.right());
            near.write(bytes("question"));
            near.closeWrite();
            near.closeWrite();
            assertThat(readAll(far)).isEqualTo("question");
            far.write(bytes("answer"));
            far.close();
            assertThat(readAll(near)).isEqualTo("answer");
            assertThatThrownBy(() -> near.write(bytes("more"))).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void closeWrite_ofADuplexChannel_keepsReading() throws IOException {
        try (ChannelPair<MemoryChannel> pair = ChannelPair.inMemory(100)) {
            Stream near = Stream.of(new Duplex(pair.left()));
            near.write(bytes("question"));
            near.closeWrite();
            assertThat(readAll(Stream.of(pair.right()))).isEqualTo("question");
            assertThat(pair.left().isOpen()).isTrue();
        }
    }

    @Test
    void closeWrite_withBytesPending_waitsUntilTheyAreOut() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            pair.left().configureBlocking(false);
            Stream near = Stream.of(pair.left());
            long sent = 0;
            while (!near.needsWrite()) {
                sent += near.write(ByteBuffer.allocate(4096));
            }
            near.closeWrite();
            Drain drain = Drain.of(pair.right());
            while (near.needsWrite()) {
                Streams.select(List.of(), List.of(near), Duration.ofSeconds(10));
                near.doWrite();
            }
            assertThat(drain.await()).isEqualTo(sent);
            assertThat(pair.left().isOpen()).isTrue();
        }
    }

    @Test
    void closeWrite_ofAnyOtherTwoWayChannel_isRefused() {
        Stream stream = Stream.of(ChannelPair.inMemory(1).left());
        assertThatThrownBy(stream::closeWrite)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MemoryChannel")
                .hasMessageContaining("DuplexChannel");
    }

    @Test
    void closeWrite_ofAWriteOnlyChannel_closesIt() throws IOException {
        Pipe pipe = Pipe.open();
        Stream.writing(pipe.sink()).closeWrite();
        assertThat(pipe.sink().isOpen()).isFalse();
        assertThat(readAll(Stream.reading(pipe.source()))).isEmpty();
        pipe.source().close();
    }

    @Test
    void close_afterClosedWriteWithBytesPending_closesOnce() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        FaultyChannel channel = FaultyChannel.over(
                ShortWriteChannel.atMost(1, Channels.newChannel(written)).refusingEvery(2));
        Stream stream = Stream.writing(channel);
        stream.write(bytes("ab"));
        stream.closeWrite();
        stream.close();
        assertThat(channel.isOpen()).isTrue();
        stream.doWrite();
        assertThat(channel.isOpen()).isFalse();
        assertThat(written).hasToString("ab");
    }

    private record Duplex(MemoryChannel below) implements DuplexChannel {

        @Override
        public int read(ByteBuffer target) throws IOException {
            return below.read(target);
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return below.write(bytes);
        }

        @Override
        public void shutdownOutput() {
            below.shutdownOutput();
        }

        @Override
        public boolean isOpen() {
            return below.isOpen();
        }

        @Override
        public void close() {
            below.close();
        }
    }
}
