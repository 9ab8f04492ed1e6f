// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.FaultyChannel;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.RepeatedBytes;
import io.github.dockerpty.testkit.ShortWriteChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which side failed, and that nothing goes on after it. */
@Timeout(30)
class PumpFailureTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final FaultyChannel channel = FaultyChannel.over(Channels.newChannel(written));
    private final IOException broken = new IOException("Broken pipe");

    @Test
    void brokenSink_isToldAsTheSink() {
        channel.failWith(broken);
        Pump pump = Pump.from(demuxer(Frames.frames().stderr("x"))).to(Stream.writing(channel));
        SinkException thrown = (SinkException) catchThrowable(pump::flush);
        assertThat(thrown).hasCause(broken).hasMessageContaining("Broken pipe");
        assertThat(thrown.type()).isEqualTo(StreamType.STDERR);
    }

    @Test
    void brokenSink_stopsTheReading() {
        channel.failWith(broken);
        Pump pump =
                Pump.from(Stream.reading(RepeatedBytes.endless().asStream())).to(Stream.writing(channel));
        Throwable first = catchThrowable(pump::flush);
        for (int i = 0; i < 5; i++) {
            assertThat(catchThrowable(pump::flush)).isSameAs(first);
        }
        assertThat(channel.writes()).isEqualTo(1);
        assertThat(pump.hasBuffered()).isTrue();
        assertThat(pump.isStalled()).isFalse();
        assertThat(pump.bytes()).isZero();
    }

    @Test
    void brokenSink_withBytesPending_isToldByTheNextFlush() throws IOException {
        Pump pump = Pump.from(source("abc")).to(Stream.writing(limited()));
        pump.flush();
        channel.failWith(broken);
        assertThatThrownBy(pump::flush).isInstanceOf(SinkException.class).hasCause(broken);
    }

    @Test
    void brokenSource_isNotToldAsTheSink() throws IOException {
        IOException reset = new IOException("Connection reset");
        Chunks chunks = Chunks.whole("ab".getBytes(UTF_8)).thenFail(reset);
        Pump pump = Pump.from(Stream.reading(chunks.asChannel())).to(Stream.writing(channel));
        assertThat(pump.flush()).isEqualTo(2);
        assertThatThrownBy(pump::flush).isSameAs(reset);
        assertThat(channel.isOpen()).isTrue();
        assertThat(pump.isDone()).isFalse();
    }

    @Test
    void cutSource_deliversWhatCameAndDoesNotCloseTheSink() throws IOException {
        byte[] wire =
                Frames.frames().stdout("whole").header(1, 9).raw((byte) 'p').bytes();
        Pump pump = Pump.from(new Demuxer(Stream.reading(Chunks.whole(wire).asChannel())))
                .to(Stream.writing(channel));
        assertThat(pump.flush()).isEqualTo(6);
        assertThatThrownBy(pump::flush).isInstanceOf(TruncatedStreamException.class);
        assertThatThrownBy(pump::flush).isInstanceOf(TruncatedStreamException.class);
        assertThat(written).hasToString("wholep");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void sinksThatFailToClose_areAllClosed() {
        FaultyChannel errors = FaultyChannel.over(Channels.newChannel(written));
        IOException second = new IOException("second");
        channel.failCloseWith(broken);
        errors.failCloseWith(second);
        Pump pump = Pump.from(source("")).to(Route.split(Stream.writing(channel), Stream.writing(errors)));
        Throwable thrown = catchThrowable(pump::flush);
        assertThat(thrown).isInstanceOf(SinkException.class).hasCause(broken);
        assertThat(thrown.getSuppressed()).hasSize(1);
        assertThat(thrown.getSuppressed()[0]).hasCause(second);
        assertThat(errors.isOpen()).isFalse();
    }

    @Test
    void oneSinkThatFailsToClose_closesTheOther() {
        FaultyChannel errors = FaultyChannel.over(Channels.newChannel(written));
        channel.failCloseWith(broken);
        Pump pump = Pump.from(source("")).to(Route.split(Stream.writing(channel), Stream.writing(errors)));
        Throwable thrown = catchThrowable(pump::flush);
        assertThat(thrown.getSuppressed()).isEmpty();
        assertThat(errors.isOpen()).isFalse();
        Pump single = Pump.from(source("")).to(Stream.writing(channel));
        assertThatThrownBy(single::flush).isInstanceOf(SinkException.class);
    }

    @Test
    void failureWithoutWords_isNamedByItsType() {
        assertThat(new SinkException(StreamType.STDOUT, new ClosedChannelException()))
                .hasMessageEndingWith("ClosedChannelException");
    }

    private ShortWriteChannel limited() {
        return ShortWriteChannel.atMost(1, channel).refusingEvery(2);
    }

    private static Stream source(String text) {
        return Stream.reading(Chunks.whole(text.getBytes(UTF_8)).asChannel());
    }

    private static Demuxer demuxer(Frames frames) {
        return new Demuxer(Stream.reading(Chunks.whole(frames.bytes()).asChannel()));
    }
}
