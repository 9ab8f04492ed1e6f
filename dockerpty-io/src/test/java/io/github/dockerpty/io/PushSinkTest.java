// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Frames;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PushSinkTest {

    private final StringBuilder text = new StringBuilder();
    private final PushSink sink = PushSink.to(new Keeper());

    @Test
    void bytes_comeAsTheyAreAskedFor() throws IOException {
        sink.joins(() -> {});
        assertThat(sink.write(bytes("hello"))).isZero();
        assertThat(sink.needsWrite()).isTrue();
        sink.request(2);
        assertThat(sink.needsWrite()).isFalse();
        assertThat(sink.doWrite()).isZero();
        ByteBuffer hello = bytes("hello");
        assertThat(sink.write(hello)).isEqualTo(2);
        sink.request(1);
        sink.request(Long.MAX_VALUE);
        assertThat(sink.write(hello)).isEqualTo(3);
        assertThat(sink.write(bytes(" and more"))).isEqualTo(9);
        sink.close();
        sink.close();
        assertThat(text()).isEqualTo("hello and more<end>");
        assertThatThrownBy(() -> sink.write(bytes("x"))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void buffers_areReadOnly_andShowNothingElse() throws IOException {
        List<ByteBuffer> seen = new ArrayList<>();
        PushSink other = PushSink.to(seen::add);
        other.request(3);
        other.joins(() -> {});
        ByteBuffer whole = bytes("secret-key-secret");
        whole.position(7);
        assertThat(other.write(whole)).isEqualTo(3);
        ByteBuffer view = seen.get(0);
        assertThat(view.capacity()).isEqualTo(3);
        assertThat(UTF_8.decode(view.rewind()).toString()).isEqualTo("key");
        assertThatThrownBy(() -> view.put(0, (byte) 'x')).isInstanceOf(ReadOnlyBufferException.class);
        assertThat(whole.position()).isEqualTo(10);
    }

    @Test
    void copies_neverChange() throws IOException {
        List<byte[]> kept = new ArrayList<>();
        PushSink copying = PushSink.copying(kept::add);
        copying.request(100);
        byte[] wire =
                Frames.frames().stdout("one").stderr("two").stdout("three").bytes();
        Pump pump = Pump.from(new Demuxer(Stream.reading(Chunks.ofSize(wire, 5).asChannel())))
                .to(copying);
        StringBuilder all = new StringBuilder();
        int told = 0;
        while (!pump.isDone()) {
            pump.flush();
            for (; told < kept.size(); told++) {
                all.append(new String(kept.get(told), UTF_8));
            }
        }
        StringBuilder later = new StringBuilder();
        kept.forEach(copy -> later.append(new String(copy, UTF_8)));
        assertThat(later.toString()).isEqualTo("onetwothree").isEqualTo(all.toString());
    }

    @Test
    void write_waitsForDemand_outsideALoop() throws Exception {
        BlockedCall<Integer> writing = BlockedCall.in(() -> sink.write(bytes("hello")));
        assertThat(text()).isEmpty();
        sink.request(3);
        sink.request(2);
        assertThat(writing.result()).isEqualTo(5);
        assertThat(text()).isEqualTo("hello");
    }

    @Test
    void cancel_whileAWriteWaits_endsIt() throws Exception {
        BlockedCall<Integer> writing = BlockedCall.in(() -> sink.write(bytes("hello")));
        sink.cancel();
        sink.cancel();
        assertThat(writing.failure()).isInstanceOf(AsynchronousCloseException.class);
        assertThatThrownBy(() -> sink.write(bytes("x"))).isInstanceOf(ClosedChannelException.class);
        sink.closeWrite();
        assertThat(text()).isEmpty();
    }

    @Test
    void interrupt_whileAWriteWaits_endsIt_andKeepsTheStatus() throws Exception {
        BlockedCall<Integer> writing = BlockedCall.in(() -> sink.write(bytes("hello")));
        writing.interrupt();
        assertThat(writing.failure()).isInstanceOf(InterruptedIOException.class);
        assertThat(writing.wasInterruptedAtTheEnd()).isTrue();
    }

    @Test
    void withoutDemand_nothingMoreIsRead_inALoop() throws Exception {
        try (PumpLoop loop = PumpLoop.open();
                LoopSession session = new LoopSession(loop, bytes -> {})) {
            session.pair.right().configureBlocking(false);
            long sent = fill(session);
            Ends.settle(loop, session.member);
            long more = fill(session);
            Ends.settle(loop, session.member);
            assertThat(fill(session)).as("bytes that the peer could still send").isZero();
            assertThat(session.received()).isEmpty();
            session.output.request(10);
            session.awaitReceived("\0".repeat(10));
            session.peer().close();
            session.output.request(Long.MAX_VALUE);
            assertThat(Ends.of(session.member)).isNull();
            assertThat((long) session.received().length()).isEqualTo(sent + more);
        }
    }

    @Test
    void demandFromWithinTheReceiver_goesOn_inALoop() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        PushSink[] output = new PushSink[1];
        try (PumpLoop loop = PumpLoop.open();
                LoopSession session = new LoopSession(loop, bytes -> {
                    calls.incrementAndGet();
                    output[0].request(1);
                })) {
            output[0] = session.output;
            session.output.request(1);
            session.peerSends("byte by byte");
            session.awaitReceived("byte by byte");
            assertThat(calls).hasValue(12);
        }
    }

    @Test
    void cancel_inALoop_endsItsMember() throws Exception {
        try (PumpLoop loop = PumpLoop.open();
                LoopSession session = new LoopSession(loop, bytes -> {})) {
            session.peerSends("unwanted");
            Ends.settle(loop, session.member);
            session.output.cancel();
            assertThat(Ends.of(session.member))
                    .isInstanceOf(SinkException.class)
                    .hasCauseInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void demand_isChecked() {
        assertThatThrownBy(() -> sink.request(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
        assertThatThrownBy(() -> PushSink.copying(null)).isInstanceOf(NullPointerException.class);
    }

    private synchronized String text() {
        return text.toString();
    }

    private synchronized void add(CharSequence more) {
        text.append(more);
    }

    private static long fill(LoopSession session) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(10_000);
        long sent = 0;
        int count = 1;
        while (count > 0) {
            count = session.peer().write(zeros.clear());
            sent += count;
        }
        return sent;
    }

    private final class Keeper implements PushSink.Receiver {

        @Override
        public void received(ByteBuffer bytes) {
            add(UTF_8.decode(bytes));
        }

        @Override
        public void ended() {
            add("<end>");
        }
    }
}
