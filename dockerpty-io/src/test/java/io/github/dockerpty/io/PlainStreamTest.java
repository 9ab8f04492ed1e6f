// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static io.github.dockerpty.io.Texts.readAll;
import static io.github.dockerpty.io.Texts.readOnce;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Chunks;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlainStreamTest {

    private final AtomicInteger closes = new AtomicInteger();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream() {
        @Override
        public void close() {
            closes.incrementAndGet();
        }
    };

    @Test
    void read_intoAnyKindOfBuffer_isTheSame() throws IOException {
        Chunks chunks = Chunks.ofSize("abcdef".getBytes(UTF_8), 4);
        assertThat(readAll(Stream.reading(chunks.asStream()))).isEqualTo("abcdef");
        ByteBuffer direct = ByteBuffer.allocateDirect(3);
        Stream stream = Stream.reading(chunks.asStream());
        assertThat(stream.read(direct)).isEqualTo(3);
        assertThat(stream.read(direct.clear())).isEqualTo(1);
        assertThat(stream.read(direct.clear())).isEqualTo(2);
        assertThat(stream.read(direct.clear())).isEqualTo(-1);
    }

    @Test
    void read_intoASliceOfAnArray_staysInsideIt() throws IOException {
        byte[] array = new byte[6];
        ByteBuffer middle =
                ByteBuffer.wrap(array).position(1).slice().position(1).limit(3);
        Stream.reading(new ByteArrayInputStream("xyz".getBytes(UTF_8))).read(middle);
        assertThat(array).containsExactly(0, 0, 'x', 'y', 0, 0);
    }

    @Test
    void write_fromAnyKindOfBuffer_isFlushed() throws IOException {
        Stream stream = Stream.writing(new BufferedOutputStream(written));
        ByteBuffer direct = ByteBuffer.allocateDirect(200_000);
        assertThat(stream.write(direct)).isEqualTo(200_000);
        assertThat(written.size()).isEqualTo(200_000);
        stream.write(bytes("-abc-").position(1).limit(4).slice());
        assertThat(written.toString(UTF_8)).endsWith("\0abc");
        assertThat(stream.write(bytes("d").asReadOnlyBuffer())).isEqualTo(1);
        assertThat(written.toString(UTF_8)).endsWith("abcd");
    }

    @Test
    void setBlocking_false_staysBlockingAndSaysSo() throws IOException {
        Stream stream = Stream.reading(new ByteArrayInputStream(new byte[1]));
        assertThat(stream.setBlocking(false)).isTrue();
        assertThat(Streams.setBlocking(stream, true)).isTrue();
    }

    @Test
    void close_leavesTheCallersStreamsOpen() throws IOException {
        Stream out = Stream.writing(written);
        out.closeWrite();
        out.close();
        Stream in = Stream.reading(closing());
        in.close();
        assertThat(closes).hasValue(0);
    }

    @Test
    void close_ofOwnedStreams_closesThemOnce() throws IOException {
        Stream out = Stream.writing(written, Ownership.OWNED);
        out.close();
        out.close();
        Stream.reading(closing(), Ownership.OWNED).close();
        assertThat(closes).hasValue(2);
    }

    @Test
    void write_toAPrintStreamThatHidesItsFailure_throws() {
        PrintStream broken = new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertThatThrownBy(() -> Stream.writing(broken).write(bytes("a")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PrintStream");
    }

    @Test
    void write_toAWorkingPrintStream_arrives() throws IOException {
        Stream.writing(new PrintStream(written)).write(bytes("a"));
        assertThat(written).hasToString("a");
    }

    @Test
    void read_ofAnInterruptedThread_doesNotCloseTheCallersStream() throws IOException {
        Stream stream = Stream.reading(new ByteArrayInputStream("ab".getBytes(UTF_8)));
        Thread.currentThread().interrupt();
        assertThat(readOnce(stream, 1)).isEqualTo("a");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(readOnce(stream, 1)).isEqualTo("b");
    }

    private InputStream closing() {
        return new ByteArrayInputStream(new byte[1]) {
            @Override
            public void close() {
                closes.incrementAndGet();
            }
        };
    }
}
