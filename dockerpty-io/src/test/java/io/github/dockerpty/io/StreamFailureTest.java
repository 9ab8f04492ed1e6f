// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.FaultyChannel;
import io.github.dockerpty.testkit.ShortWriteChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamFailureTest {

    private final FaultyChannel channel =
            FaultyChannel.over(ShortWriteChannel.atMost(1, Channels.newChannel(new ByteArrayOutputStream()))
                    .refusingEvery(2));
    private final Stream stream = Stream.writing(channel);
    private final IOException broken = new IOException("Broken pipe");

    @Test
    void write_toABrokenChannel_throwsTheSameEachTime() {
        channel.failWith(broken);
        assertThatThrownBy(() -> stream.write(bytes("a"))).isSameAs(broken);
        channel.recover();
        assertThatThrownBy(() -> stream.write(bytes("a"))).isSameAs(broken);
        assertThatThrownBy(stream::doWrite).isSameAs(broken);
    }

    @Test
    void doWrite_toABrokenChannel_dropsWhatIsPending() throws IOException {
        stream.write(bytes("abc"));
        channel.failWith(broken);
        assertThatThrownBy(stream::doWrite).isSameAs(broken);
        assertThat(stream.needsWrite()).isFalse();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void doWrite_toABrokenChannelWithCloseAsked_closes() throws IOException {
        stream.write(bytes("abc"));
        stream.close();
        channel.failWith(broken);
        IOException second = new IOException("close failed too");
        channel.failCloseWith(second);
        assertThatThrownBy(stream::doWrite).isSameAs(broken);
        assertThat(broken.getSuppressed()).containsExactly(second);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void doWrite_thatFailsToClose_throwsThatOnly() throws IOException {
        stream.write(bytes("ab"));
        stream.close();
        channel.failCloseWith(broken);
        assertThatThrownBy(stream::doWrite).isSameAs(broken);
        assertThat(broken.getSuppressed()).isEmpty();
    }

    @Test
    void write_toAPeerThatIsGone_fails() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            pair.right().close();
            Stream socket = Stream.of(pair.left());
            assertThatThrownBy(() -> socket.write(bytes("a"))).hasMessageContaining("Broken pipe");
            assertThat(socket.needsWrite()).isFalse();
        }
    }
}
