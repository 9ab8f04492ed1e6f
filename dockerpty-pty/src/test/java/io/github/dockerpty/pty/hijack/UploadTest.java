// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Chunks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class UploadTest {

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    /** Takes three bytes at a time. */
    private final class Narrow implements WritableByteChannel {

        @Override
        public int write(ByteBuffer source) {
            int count = 0;
            while (count < 3 && source.hasRemaining()) {
                wire.write(source.get());
                count++;
            }
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static InputStream failing() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
    }

    private String sent() {
        return wire.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void text_isAChunkForEachRead_andTheLastOne() throws IOException {
        new Upload(new SequenceInputStream(text("hello"), text(", world"))).sendTo(Channels.newChannel(wire));
        assertThat(sent()).isEqualTo("0005\r\nhello\r\n0007\r\n, world\r\n0\r\n\r\n");
    }

    @Test
    void none_sendsNothing() throws IOException {
        Upload.NONE.sendTo(Channels.newChannel(wire));
        assertThat(sent()).isEmpty();
    }

    @Test
    void aReadOfNothing_isNotTheEnd() throws IOException {
        InputStream hesitant = new ByteArrayInputStream("ab".getBytes(StandardCharsets.US_ASCII)) {
            private boolean again;

            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                again = !again;
                return again ? 0 : super.read(target, offset, 1);
            }
        };
        new Upload(hesitant).sendTo(Channels.newChannel(wire));
        assertThat(sent()).isEqualTo("0001\r\na\r\n0001\r\nb\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x3FFF, 0x4000, 0x4001, 100_000})
    void anyLength_isReadAsItWas(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        new Upload(new ByteArrayInputStream(bytes)).sendTo(new Narrow());
        ChunkedBody body =
                new ChunkedBody(new Input(Chunks.whole(wire.toByteArray()).asChannel()));
        ByteBuffer read = ByteBuffer.allocate(length + 1);
        while (body.read(read) >= 0) {
            assertThat(read.hasRemaining()).isTrue();
        }
        assertThat(ByteBuffer.wrap(bytes)).isEqualTo(read.flip());
    }

    @Test
    void aBodyThatBreaksOff_hasNoLastChunk() {
        Upload upload = new Upload(new SequenceInputStream(text("half"), failing()));
        assertThatThrownBy(() -> upload.sendTo(Channels.newChannel(wire)))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessage("the disk is gone")
                .hasCauseInstanceOf(IOException.class);
        assertThat(sent()).isEqualTo("0004\r\nhalf\r\n");
    }

    @Test
    void aChannelThatBreaks_isNotTheBodysFault() {
        WritableByteChannel closed = Channels.newChannel(wire);
        assertThatThrownBy(() -> {
                    closed.close();
                    new Upload(text("x")).sendTo(closed);
                })
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnreadableBodyException.class);
    }
}
