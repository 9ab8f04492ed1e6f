// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.BlockedCall;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PolledInputTest {

    private final PipedInputStream stream = new PipedInputStream();
    private final PolledInput input = new PolledInput(stream);

    @Test
    void read_waitsForBytesAndTakesOnlyThoseThereAre() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream(stream)) {
            ByteBuffer target = ByteBuffer.allocate(9);
            BlockedCall<Integer> read = BlockedCall.in(() -> input.read(target));
            keys.write(7);
            assertThat(read.result()).isEqualTo(1);
            assertThat(target.get(0)).isEqualTo((byte) 7);
            assertThat(input.read(ByteBuffer.allocate(0))).isZero();
        }
    }

    @Test
    void close_whileRead_endsItAndLeavesLaterBytes() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream(stream)) {
            BlockedCall<Integer> read = BlockedCall.in(() -> input.read(ByteBuffer.allocate(9)));
            input.close();
            assertThat(read.failure()).isInstanceOf(AsynchronousCloseException.class);
            keys.write(7);
            assertThat(stream.read()).isEqualTo(7);
            assertThat(input.isOpen()).isFalse();
            assertThatThrownBy(() -> input.read(ByteBuffer.allocate(9))).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void interrupt_whileRead_closesAndStaysSet() throws Exception {
        try (PipedOutputStream keys = new PipedOutputStream(stream)) {
            assertThat(keys).isNotNull();
            BlockedCall<Integer> read = BlockedCall.in(() -> input.read(ByteBuffer.allocate(9)));
            read.interrupt();
            assertThat(read.failure()).isInstanceOf(ClosedByInterruptException.class);
            assertThat(read.wasInterruptedAtTheEnd()).isTrue();
            assertThat(input.isOpen()).isFalse();
        }
    }
}
