// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StandardOutputTest {

    @TempDir
    private Path folder;

    private FileOutputStream file;
    private StandardOutput output;

    @BeforeEach
    void open() throws Exception {
        file = new FileOutputStream(folder.resolve("out").toFile());
        output = new StandardOutput(file.getFD());
    }

    @AfterEach
    void close() throws Exception {
        file.close();
    }

    private byte[] taken() throws IOException {
        return Files.readAllBytes(folder.resolve("out"));
    }

    @Test
    void write_arrayBuffer_writesWhatRemains() throws Exception {
        ByteBuffer source =
                ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4}, 1, 4).slice().position(1);
        assertThat(output.write(source)).isEqualTo(3);
        assertThat(source.hasRemaining()).isFalse();
        assertThat(taken()).containsExactly(2, 3, 4);
        assertThat(output.write(source)).isZero();
    }

    @Test
    void write_directOrReadOnlyBuffer_writesAllOfIt() throws Exception {
        byte[] bytes = new byte[20_000];
        new Random(1).nextBytes(bytes);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        assertThat(output.write(direct)).isEqualTo(bytes.length);
        assertThat(taken()).isEqualTo(bytes);
        assertThat(output.write(ByteBuffer.wrap(bytes).asReadOnlyBuffer())).isEqualTo(bytes.length);
        assertThat(taken().length).isEqualTo(2 * bytes.length);
    }

    @Test
    void write_ofSeveralBuffers_writesTheNamedOnesInOrder() throws Exception {
        byte[] bytes = new byte[30_000];
        new Random(1).nextBytes(bytes);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        ByteBuffer[] parts = {
            direct.slice(0, 10), direct.slice(10, 19_990).asReadOnlyBuffer(), direct.slice(20_000, 10_000)
        };
        assertThat(output.write(parts, 1, 2)).isEqualTo(29_990);
        assertThat(output.write(parts)).isEqualTo(10);
        assertThat(output.write(parts)).isZero();
        byte[] taken = taken();
        assertThat(Arrays.copyOfRange(taken, 0, 29_990)).isEqualTo(Arrays.copyOfRange(bytes, 10, bytes.length));
        assertThat(Arrays.copyOfRange(taken, 29_990, 30_000)).isEqualTo(Arrays.copyOf(bytes, 10));
        assertThatThrownBy(() -> output.write(parts, 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        output.close();
        assertThatThrownBy(() -> output.write(parts)).isInstanceOf(ClosedChannelException.class);
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
