// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShortWriteChannelTest {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    @Test
    void write_takesAtMostTheLimit() throws IOException {
        ShortWriteChannel channel = ShortWriteChannel.atMost(3, Channels.newChannel(taken));
        ByteBuffer source = ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 4}, 1, 4);
        assertThat(channel.write(source)).isEqualTo(3);
        assertThat(channel.write(source)).isEqualTo(1);
        assertThat(channel.write(source)).isZero();
        assertThat(taken.toByteArray()).containsExactly(1, 2, 3, 4);
        assertThat(channel.writes()).isEqualTo(3);
    }

    @Test
    void write_refusedEveryThird_takesNothingThen() throws IOException {
        ShortWriteChannel channel =
                ShortWriteChannel.atMost(1, Channels.newChannel(taken)).refusingEvery(3);
        ByteBuffer source = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5});
        int[] counts = new int[7];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = channel.write(source);
        }
        assertThat(counts).containsExactly(1, 1, 0, 1, 1, 0, 1);
        assertThat(taken.toByteArray()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void close_closesTheTarget() throws IOException {
        ChannelPair<MemoryChannel> pair = ChannelPair.inMemory(1);
        ShortWriteChannel channel = ShortWriteChannel.atMost(0, pair.left());
        assertThat(channel.isOpen()).isTrue();
        channel.close();
        assertThat(channel.isOpen()).isFalse();
        assertThat(pair.left().isOpen()).isFalse();
    }

    @Test
    void limits_thatMakeNoSense_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ShortWriteChannel.atMost(-1, Channels.newChannel(taken)));
        assertThatIllegalArgumentException().isThrownBy(() -> ShortWriteChannel.atMost(1, Channels.newChannel(taken))
                .refusingEvery(0));
    }
}
