// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultyChannelTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final FaultyChannel channel = FaultyChannel.over(Channels.newChannel(written));
    private final ByteBuffer bytes = ByteBuffer.wrap("abc".getBytes(StandardCharsets.US_ASCII));

    @Test
    void write_withoutFault_passesOn() throws IOException {
        assertThat(channel.write(bytes)).isEqualTo(3);
        assertThat(written).hasToString("abc");
        assertThat(channel.writes()).isEqualTo(1);
    }

    @Test
    void write_refused_takesNothingUntilItRecovers() throws IOException {
        channel.refuse();
        assertThat(channel.write(bytes)).isZero();
        assertThat(bytes.remaining()).isEqualTo(3);
        channel.recover();
        assertThat(channel.write(bytes)).isEqualTo(3);
        assertThat(channel.writes()).isEqualTo(2);
    }

    @Test
    void write_failing_throwsUntilItRecovers() throws IOException {
        IOException why = new IOException("no more");
        channel.failWith(why);
        assertThatThrownBy(() -> channel.write(bytes)).isSameAs(why);
        assertThat(bytes.remaining()).isEqualTo(3);
        channel.recover();
        assertThat(channel.write(bytes)).isEqualTo(3);
        assertThat(channel.writes()).isEqualTo(2);
    }

    @Test
    void close_failing_closesAllTheSame() {
        IOException why = new IOException("not now");
        channel.failCloseWith(why);
        assertThat(channel.isOpen()).isTrue();
        assertThatThrownBy(channel::close).isSameAs(why);
        assertThat(channel.isOpen()).isFalse();
    }
}
