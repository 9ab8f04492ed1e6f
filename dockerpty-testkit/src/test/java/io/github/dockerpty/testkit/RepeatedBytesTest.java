// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RepeatedBytesTest {

    private static final String TEN = "abcabcabca";
    private static final RepeatedBytes BYTES = RepeatedBytes.of("abc", 10);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 10, 11})
    void streamAndChannel_readInAnyPieces_areTheSame(int size) throws IOException {
        StringBuilder read = new StringBuilder();
        InputStream stream = BYTES.asStream();
        byte[] piece = new byte[size + 2];
        for (int count = stream.read(piece, 1, size); count >= 0; count = stream.read(piece, 1, size)) {
            read.append(new String(piece, 1, count, StandardCharsets.US_ASCII));
        }
        assertThat(read).hasToString(TEN);
        ReadableByteChannel channel = BYTES.asChannel();
        ByteBuffer target = ByteBuffer.allocate(size);
        StringBuilder other = new StringBuilder();
        while (channel.read(target.clear()) >= 0) {
            other.append(StandardCharsets.US_ASCII.decode(target.flip()));
        }
        assertThat(other).hasToString(TEN);
    }

    @Test
    void stream_byteByByte_isUnsignedAndEnds() throws IOException {
        InputStream stream = RepeatedBytes.of(new byte[] {-1, 0}, 3).asStream();
        assertThat(new int[] {stream.read(), stream.read(), stream.read(), stream.read(), stream.read()})
                .containsExactly(255, 0, 255, -1, -1);
    }

    @Test
    void read_ofNothing_isZeroAlsoAtTheEnd() throws IOException {
        assertThat(RepeatedBytes.of("a", 0).asChannel().read(ByteBuffer.allocate(0)))
                .isZero();
        assertThat(RepeatedBytes.of("a", 0).asStream().read(new byte[1], 1, 0)).isZero();
        assertThat(RepeatedBytes.of("a", 0).asStream().read()).isEqualTo(-1);
    }

    @Test
    void endless_read_fillsWhatIsThere() throws IOException {
        ReadableByteChannel channel = RepeatedBytes.endless().asChannel();
        assertThat(channel.read(ByteBuffer.allocate(100_000))).isEqualTo(100_000);
        assertThat(channel.isOpen()).isTrue();
        channel.close();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void piece_changedAfterwards_isNotSeen() throws IOException {
        byte[] piece = {1};
        RepeatedBytes bytes = RepeatedBytes.of(piece, 1);
        piece[0] = 2;
        assertThat(bytes.asStream().read()).isEqualTo(1);
    }

    @Test
    void of_nothingOrLess_throws() {
        assertThatThrownBy(() -> RepeatedBytes.of("", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 bytes by repeating 0");
        assertThatThrownBy(() -> RepeatedBytes.of("a", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-1 bytes by repeating 1");
    }
}
