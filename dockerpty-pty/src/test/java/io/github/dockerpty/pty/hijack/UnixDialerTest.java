// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.io.DuplexChannel;
import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.LeakCheck;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose queue of connections is full, because it hangs or because very many connect at once. */
@Timeout(60)
class UnixDialerTest {

    @TempDir
    Path directory;

    private final List<SocketChannel> queued = new ArrayList<>();
    private LeakCheck leaks;
    private UnixDomainSocketAddress address;
    private ServerSocketChannel engine;

    @BeforeEach
    void fillTheQueue() throws IOException {
        leaks = LeakCheck.begin();
        address = UnixDomainSocketAddress.of(directory.resolve("s"));
        engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address, 1);
        while (connects()) {
            assertThat(queued).hasSizeLessThan(100);
        }
    }

    private boolean connects() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.configureBlocking(false);
            boolean connected = channel.connect(address);
            queued.add(channel);
            return connected;
        } catch (SocketException full) {
            channel.close();
            return false;
        }
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        for (SocketChannel channel : queued) {
            channel.close();
        }
        leaks.close();
    }

    @Test
    void dial_waitsForAPlaceInTheQueue() throws Exception {
        BlockedCall<DuplexChannel> dials = BlockedCall.in(() -> new UnixDialer(address.getPath(), 60_000).dial());
        engine.accept().close();
        try (DuplexChannel connected = dials.result()) {
            assertThat(connected.isOpen()).isTrue();
        }
    }

    @Test
    void dial_givesUpAtItsLimit() {
        assertThatThrownBy(() -> new UnixDialer(address.getPath(), 0).dial())
                .isInstanceOf(DialException.class)
                .hasMessageContaining("the engine hangs");
    }

    @Test
    void interrupt_endsTheDial() throws Exception {
        BlockedCall<DuplexChannel> dials = BlockedCall.in(() -> new UnixDialer(address.getPath(), 60_000).dial());
        dials.interrupt();
        assertThat(dials.failure()).isInstanceOf(ClosedByInterruptException.class);
        assertThat(dials.wasInterruptedAtTheEnd()).isTrue();
    }
}
