// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ChannelPair;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class SpareTest {

    private static Connection connection(SocketChannel channel) {
        SocketDuplex duplex = new SocketDuplex(channel);
        return new Connection(duplex, new Input(duplex));
    }

    @Test
    void anOldConnection_servesOnlyWhatMayBeSentTwice() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix();
                Spare old = new Spare(true, -1)) {
            Connection one = connection(pair.left());
            old.leave(one);
            assertThat(old.take(false)).isNull();
            assertThat(old.take(true)).isSameAs(one);
            assertThat(old.take(true)).isNull();
        }
    }

    @Test
    void aFreshConnection_servesBoth() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix();
                Spare fresh = new Spare(true)) {
            Connection one = connection(pair.left());
            fresh.leave(one);
            assertThat(fresh.take(false)).isSameAs(one);
            fresh.leave(one);
            assertThat(fresh.take(true)).isSameAs(one);
        }
    }

    @Test
    void whatThereIsNoRoomFor_isClosed() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix();
                ChannelPair<SocketChannel> other = ChannelPair.unix()) {
            Spare keeping = new Spare(true);
            keeping.leave(connection(pair.left()));
            keeping.leave(connection(pair.right()));
            assertThat(pair.left().isOpen()).isTrue();
            assertThat(pair.right().isOpen()).isFalse();
            keeping.close();
            assertThat(pair.left().isOpen()).isFalse();
            keeping.leave(connection(other.left()));
            assertThat(other.left().isOpen()).isFalse();
            new Spare(false).leave(connection(other.right()));
            assertThat(other.right().isOpen()).isFalse();
        }
    }
}
