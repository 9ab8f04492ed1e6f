// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FileInputTest {

    private final FileInput input = new FileInput(Channels.newChannel(new ByteArrayInputStream(new byte[] {1, 2, 3})));

    @Test
    void read_arrayBuffer_fillsFromItsPosition() throws Exception {
        ByteBuffer target =
                ByteBuffer.allocate(5).position(1).slice().position(1).limit(3);
        assertThat(input.read(target)).isEqualTo(2);
        assertThat(target.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {0, 1, 2}));
        assertThat(input.read(target.clear())).isEqualTo(1);
        assertThat(input.read(target.clear())).isEqualTo(-1);
        assertThat(target.position()).isZero();
    }

    @Test
    void read_directBuffer_fillsIt() throws Exception {
        ByteBuffer target = ByteBuffer.allocateDirect(2);
        assertThat(input.read(target)).isEqualTo(2);
        assertThat(target.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
        assertThat(input.read(target.clear())).isEqualTo(1);
        assertThat(input.read(target.clear())).isEqualTo(-1);
    }

    @Test
    void read_afterClose_throws() {
        assertThat(input.isOpen()).isTrue();
        input.close();
        assertThat(input.isOpen()).isFalse();
        assertThatThrownBy(() -> input.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }
}
