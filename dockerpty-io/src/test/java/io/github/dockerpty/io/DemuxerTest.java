// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static io.github.dockerpty.io.Texts.readAll;
import static io.github.dockerpty.io.Texts.readOnce;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Frames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DemuxerTest {

    @Test
    void read_returnsPayloadWithoutHeaders() throws IOException {
        assertThat(readAll(demuxer(Frames.frames().stdout("hello ").stdout("world"))))
                .isEqualTo("hello world");
    }

    @Test
    void read_neverReturnsMoreThanFits() throws IOException {
        Demuxer demuxer = demuxer(Frames.frames().stdout("abcdef").stdout("gh"));
        assertThat(readOnce(demuxer, 4)).isEqualTo("abcd");
        assertThat(readOnce(demuxer, 1)).isEqualTo("e");
        assertThat(readOnce(demuxer, 0)).isEmpty();
        assertThat(readOnce(demuxer, 100)).isEqualTo("fgh");
        assertThat(readOnce(demuxer, 100)).isNull();
        assertThat(readOnce(demuxer, 100)).isNull();
    }

    @Test
    void read_ofFramesWithoutPayload_isNoEnd() throws IOException {
        Demuxer demuxer =
                demuxer(Frames.frames().stdout("").stderr("").stdout("x").stderr(""));
        assertThat(readOnce(demuxer, 10)).isEqualTo("x");
        assertThat(readOnce(demuxer, 10)).isNull();
    }

    @Test
    void read_tellsWhoseBytesItReturned() throws IOException {
        Demuxer demuxer =
                demuxer(Frames.frames().stdout("out").stderr("err").frame(Frames.Source.STDIN, new byte[] {'0'}));
        assertThat(demuxer.type()).isEqualTo(StreamType.STDOUT);
        assertThat(readOnce(demuxer, 10)).isEqualTo("out");
        assertThat(demuxer.type()).isEqualTo(StreamType.STDOUT);
        assertThat(readOnce(demuxer, 10)).isEqualTo("err");
        assertThat(demuxer.type()).isEqualTo(StreamType.STDERR);
        assertThat(readOnce(demuxer, 10)).isEqualTo("0");
        assertThat(demuxer.type()).isEqualTo(StreamType.STDOUT);
    }

    @Test
    void read_joinsSmallFramesOfOneType() throws IOException {
        Frames frames = Frames.frames()
                .stdout("a")
                .stdout("b")
                .stdout("0123456789")
                .stderr("c")
                .stderr("d")
                .stdout("e");
        Demuxer demuxer = demuxer(frames);
        assertThat(readOnce(demuxer, 100)).isEqualTo("ab0123456789");
        assertThat(readOnce(demuxer, 100)).isEqualTo("cd");
        assertThat(readOnce(demuxer, 100)).isEqualTo("e");
    }

    @Test
    void read_beforeAnythingElseIsThere_doesNotWaitForMore() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            Demuxer demuxer = new Demuxer(Stream.of(pair.left()));
            byte[] wire = Frames.frames().stdout("now").header(1, 5).bytes();
            pair.right().write(ByteBuffer.wrap(wire));
            assertThat(readOnce(demuxer, 100)).isEqualTo("now");
            demuxer.setBlocking(false);
            assertThat(readOnce(demuxer, 100)).isEmpty();
            pair.right().write(bytes("later"));
            assertThat(readOnce(demuxer, 100)).isEqualTo("later");
        }
    }

    @Test
    void frames_areCountedByType() throws IOException {
        Demuxer demuxer = demuxer(
                Frames.frames().stdout("a").stderr("b").stdout("").stdout("c").frame(Frames.Source.STDIN, new byte[1]));
        readAll(demuxer);
        assertThat(demuxer.frames(StreamType.STDOUT)).isEqualTo(4);
        assertThat(demuxer.frames(StreamType.STDERR)).isEqualTo(1);
        assertThat(demuxer.frames(StreamType.SYSTEM_ERROR)).isZero();
    }

    @Test
    void unknownStream_isToldWithPlaceAndExcerpt() {
        FrameException thrown =
                (FrameException) failure(demuxer(Frames.frames().header(9, 1).raw("0123456789abcdef".getBytes(UTF_8))));
        assertThat(thrown.id()).isEqualTo(9);
        assertThat(thrown.offset()).isZero();
        assertThat(thrown.excerpt()).isEqualTo("09 00 00 00 00 00 00 01 30 31 32 33 34 35 36 37");
        assertThat(thrown).hasMessageContaining("stream number 9").hasMessageContaining("TTY");
    }

    @Test
    void truncation_isToldWithPlaceAndSizes() {
        TruncatedStreamException thrown = (TruncatedStreamException)
                failure(demuxer(Frames.frames().header(2, 5).raw("ab".getBytes(UTF_8))));
        assertThat(thrown.offset()).isEqualTo(10);
        assertThat(thrown.expected()).isEqualTo(5);
        assertThat(thrown.seen()).isEqualTo(2);
        assertThat(thrown).hasMessageContaining("2 of 5 bytes");
    }

    @Test
    void engineError_isToldInItsWordsOnOneLine() {
        byte[] words = "no\u001b[31m space\nleft\n".getBytes(UTF_8);
        EngineStreamException thrown =
                (EngineStreamException) failure(demuxer(Frames.frames().frame(Frames.Source.SYSTEM_ERROR, words)));
        assertThat(thrown.engineMessage()).isEqualTo("no\u001b[31m space\nleft\n");
        assertThat(thrown).hasMessage("error from the engine in the stream: no [31m space left");
        assertThat(thrown.offset()).isZero();
    }

    @Test
    void engineError_withoutText_isNoSuccess() {
        assertThat(failure(demuxer(Frames.frames().frame(Frames.Source.SYSTEM_ERROR, new byte[0]))))
                .isInstanceOf(EngineStreamException.class)
                .hasMessageContaining("no message");
    }

    @Test
    void engineError_beyondTheLimit_isThrownWithoutTheRest() throws IOException {
        Demuxer demuxer = demuxer(Frames.frames().header(3, 0xFFFF_FFFFL).raw(new byte[EngineMessage.LIMIT + 1]));
        EngineStreamException thrown = (EngineStreamException) failure(demuxer);
        assertThat(thrown.engineMessage()).hasSize(EngineMessage.LIMIT);
        assertThat(thrown).hasNoCause();
    }

    @Test
    void read_afterAnyFailure_throwsTheSameAgain() {
        for (Frames frames : new Frames[] {
            Frames.frames().header(9, 1).stdout("later"),
            Frames.frames().header(1, 9),
            Frames.frames().frame(Frames.Source.SYSTEM_ERROR, new byte[1]).stdout("later")
        }) {
            Demuxer demuxer = demuxer(frames);
            Throwable first = failure(demuxer);
            assertThat(failure(demuxer)).isSameAs(first);
            assertThat(demuxer.hasBuffered()).isTrue();
        }
    }

    @Test
    void read_afterTheConnectionBroke_throwsTheSameAgain() throws IOException {
        IOException reset = new IOException("Connection reset");
        Demuxer demuxer = new Demuxer(
                Stream.reading(Chunks.whole(Frames.frames().stdout("ab").bytes())
                        .thenFail(reset)
                        .asChannel()));
        assertThat(readOnce(demuxer, 10)).isEqualTo("ab");
        assertThat(failure(demuxer)).isSameAs(reset);
        assertThat(failure(demuxer)).isSameAs(reset);
    }

    @Test
    void hasBuffered_tellsPayloadAndEndButNotHalfAHeader() throws IOException {
        Demuxer demuxer = demuxer(Frames.frames().stdout("ab").stdout("").raw((byte) 1, (byte) 0));
        assertThat(demuxer.hasBuffered()).isFalse();
        assertThat(readOnce(demuxer, 1)).isEqualTo("a");
        assertThat(demuxer.hasBuffered()).isTrue();
        assertThat(readOnce(demuxer, 1)).isEqualTo("b");
        assertThat(demuxer.hasBuffered()).isFalse();
        assertThatThrownBy(() -> readOnce(demuxer, 1)).isInstanceOf(TruncatedStreamException.class);
        assertThat(demuxer.hasBuffered()).isTrue();
    }

    @Test
    void writing_goesStraightToTheStreamBelow() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            Demuxer demuxer = new Demuxer(Stream.of(pair.left()));
            assertThat(demuxer.channel()).containsSame(pair.left());
            assertThat(demuxer.setBlocking(false)).isTrue();
            assertThat(demuxer.setBlocking(true)).isFalse();
            assertThat(demuxer.write(bytes("input"))).isEqualTo(5);
            assertThat(demuxer.needsWrite()).isFalse();
            assertThat(demuxer.doWrite()).isZero();
            demuxer.closeWrite();
            assertThat(readAll(Stream.of(pair.right()))).isEqualTo("input");
            demuxer.close();
            assertThat(pair.left().isOpen()).isFalse();
        }
    }

    private static Throwable failure(Demuxer demuxer) {
        return catchThrowable(() -> readAll(demuxer));
    }

    private static Demuxer demuxer(Frames frames) {
        return new Demuxer(Stream.reading(Chunks.whole(frames.bytes()).asChannel()));
    }
}
