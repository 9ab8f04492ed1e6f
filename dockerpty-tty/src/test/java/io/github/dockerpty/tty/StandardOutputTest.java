// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StandardOutputTest {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final StandardOutput output = new StandardOutput(taken);

    @Test
    void write_arrayBuffer_writesWhatRemains() throws Exception {
        ByteBuffer source =
                ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4}, 1, 4).slice().position(1);
        assertThat(output.write(source)).isEqualTo(3);
        assertThat(source.hasRemaining()).isFalse();
        assertThat(taken.toByteArray()).containsExactly(2, 3, 4);
        assertThat(output.write(source)).isZero();
    }

    @Test
    void write_directOrReadOnlyBuffer_writesAllOfIt() throws Exception {
        byte[] bytes = new byte[20_000];
        new Random(1).nextBytes(bytes);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        assertThat(output.write(direct)).isEqualTo(bytes.length);
        assertThat(taken.toByteArray()).isEqualTo(bytes);
        assertThat(output.write(ByteBuffer.wrap(bytes).asReadOnlyBuffer())).isEqualTo(bytes.length);
        assertThat(taken.size()).isEqualTo(2 * bytes.length);
    }

    @Test
    void write_afterClose_throws() {
        assertThat(output.isOpen()).isTrue();
        output.close();
        output.close();
        assertThat(output.isOpen()).isFalse();
        assertThatThrownBy(() -> output.write(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void close_ofOneChannel_leavesTheDescriptorToOthers() throws Exception {
        StandardOutput.err().close();
        try (WritableByteChannel other = StandardOutput.err()) {
            assertThat(other.write(ByteBuffer.allocate(0))).isZero();
        }
        try (WritableByteChannel out = StandardOutput.out()) {
            assertThat(out.write(ByteBuffer.allocate(0))).isZero();
        }
    }
}
