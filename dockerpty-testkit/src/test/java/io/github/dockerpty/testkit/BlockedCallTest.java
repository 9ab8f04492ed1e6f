// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BlockedCallTest {

    @Test
    void in_aReadOfASocket_isEndedByBytesAndByClose() throws Exception {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            BlockedCall<Integer> first = BlockedCall.in(() -> pair.left().read(ByteBuffer.allocate(9)));
            pair.right().write(ByteBuffer.wrap(new byte[3]));
            assertThat(first.result()).isEqualTo(3);
            BlockedCall<Integer> second = BlockedCall.in(() -> pair.left().read(ByteBuffer.allocate(9)));
            pair.left().close();
            assertThat(second.failure()).isInstanceOf(AsynchronousCloseException.class);
            assertThatThrownBy(second::result).isSameAs(second.failure());
        }
    }

    @Test
    void interrupt_ofAWait_isSeenAtItsEnd() {
        CountDownLatch never = new CountDownLatch(1);
        BlockedCall<Boolean> call = BlockedCall.in(() -> {
            try {
                never.await();
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw e;
            }
        });
        assertThat(call.wasInterruptedAtTheEnd()).isFalse();
        call.interrupt();
        assertThat(call.failure()).isInstanceOf(InterruptedException.class);
        assertThat(call.wasInterruptedAtTheEnd()).isTrue();
    }

    @Test
    void failure_ofACallThatReturns_saysWhat() {
        BlockedCall<String> call = BlockedCall.in(() -> "early");
        assertThatThrownBy(call::failure).isInstanceOf(AssertionError.class).hasMessageContaining("early");
    }
}
