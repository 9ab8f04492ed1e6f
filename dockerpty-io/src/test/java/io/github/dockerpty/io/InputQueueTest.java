// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.BlockedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InputQueueTest {

    private final InputQueue queue = new InputQueue();

    @Test
    void bytes_comeOutInOrder_thenTheEnd() throws IOException {
        queue.put(bytes("one"));
        assertThat(queue.offer(bytes("two"))).isEqualTo(3);
        queue.end();
        queue.end();
        assertThat(queue.waiting()).isEqualTo(6);
        assertThat(Texts.readOnce(queue, 2)).isEqualTo("on");
        assertThat(Texts.readOnce(queue, 9)).isEqualTo("etwo");
        assertThat(Texts.readOnce(queue, 9)).isNull();
        assertThat(Texts.readOnce(queue, 9)).isNull();
        assertThat(queue.read(ByteBuffer.allocate(0))).isZero();
        assertThatThrownBy(() -> queue.offer(bytes("late"))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void offer_pastTheBound_acceptsNothing_untilSomeWasTaken() throws IOException {
        ByteBuffer much = ByteBuffer.allocate(100_000);
        assertThat(queue.offer(much)).isEqualTo(65_536);
        assertThat(queue.offer(much)).isZero();
        assertThat(queue.waiting()).isEqualTo(65_536);
        assertThat(queue.read(ByteBuffer.allocate(1000))).isEqualTo(1000);
        assertThat(queue.offer(much)).isEqualTo(1000);
        assertThat(much.remaining()).isEqualTo(100_000 - 66_536);
    }

    @Test
    void put_waitsForRoom_andLosesNothing() throws Exception {
        byte[] much = new byte[500_000];
        for (int i = 0; i < much.length; i++) {
            much[i] = (byte) (i * 7 + (i >> 9));
        }
        BlockedCall<Integer> putting = BlockedCall.in(() -> {
            queue.put(ByteBuffer.wrap(much));
            queue.end();
            return 0;
        });
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        ByteBuffer target = ByteBuffer.allocate(999);
        while (queue.read(target.clear()) >= 0) {
            taken.write(target.array(), 0, target.position());
        }
        putting.result();
        assertThat(taken.toByteArray()).isEqualTo(much);
    }

    @Test
    void read_waits_unlessItMustNot() throws Exception {
        BlockedCall<Integer> reading = BlockedCall.in(() -> queue.read(ByteBuffer.allocate(10)));
        queue.put(bytes("x"));
        assertThat(reading.result()).isEqualTo(1);
        BlockedCall<Integer> atTheEnd = BlockedCall.in(() -> queue.read(ByteBuffer.allocate(10)));
        assertThat(queue.setBlocking(false)).isTrue();
        assertThat(atTheEnd.result()).isZero();
        assertThat(queue.read(ByteBuffer.allocate(10))).isZero();
        assertThat(queue.setBlocking(true)).isFalse();
    }

    @Test
    void close_whileAReadOrAPutWaits_endsIt() throws Exception {
        BlockedCall<Integer> reading = BlockedCall.in(() -> queue.read(ByteBuffer.allocate(10)));
        queue.close();
        queue.close();
        assertThat(reading.failure()).isInstanceOf(AsynchronousCloseException.class);
        assertThatThrownBy(() -> queue.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        InputQueue full = new InputQueue();
        BlockedCall<Integer> putting = BlockedCall.in(() -> {
            full.put(ByteBuffer.allocate(100_000));
            return 0;
        });
        full.close();
        assertThat(putting.failure()).isInstanceOf(AsynchronousCloseException.class);
        assertThat(full.waiting()).isZero();
    }

    @Test
    void end_whileAPutWaits_refusesItsRest() throws Exception {
        BlockedCall<Integer> putting = BlockedCall.in(() -> {
            queue.put(ByteBuffer.allocate(100_000));
            return 0;
        });
        queue.end();
        assertThat(putting.failure()).isInstanceOf(ClosedChannelException.class);
        assertThat(queue.waiting()).isEqualTo(65_536);
    }

    @Test
    void interrupt_endsAWait_andKeepsTheStatus() throws Exception {
        BlockedCall<Integer> reading = BlockedCall.in(() -> queue.read(ByteBuffer.allocate(10)));
        reading.interrupt();
        assertThat(reading.failure()).isInstanceOf(InterruptedIOException.class);
        assertThat(reading.wasInterruptedAtTheEnd()).isTrue();
    }

    @Test
    void closed_inALoop_endsItsMember() throws Exception {
        try (PumpLoop loop = PumpLoop.open()) {
            LoopMember member = loop.join(Pump.from(queue).to(Sink.discarding()));
            queue.close();
            assertThat(Ends.of(member)).isInstanceOf(ClosedChannelException.class);
        }
    }
}
