// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams and loops over a layer that reads ahead and holds back, as TLS does. */
@Timeout(60)
class LayeredChannelTest {

    private final ChannelPair<SocketChannel> pair = ChannelPair.unix();
    private final LayeredChannel layer = new LayeredChannel(pair.left());
    private final Stream stream = Stream.of(layer);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final PumpOptions small = PumpOptions.usual().withBufferSize(7);

    LayeredChannelTest() throws IOException {}

    @AfterEach
    void closeThePair() throws IOException {
        pair.close();
    }

    @Test
    void bytesReadAhead_areTaken_withoutWaitingForTheChannel() throws Exception {
        String text = "0123456789".repeat(90);
        try (PumpLoop loop = PumpLoop.open()) {
            InputQueue never = new InputQueue();
            LoopMember member = loop.join(
                    Pump.from(stream).with(small).to(PushSinks.all(this::keep)),
                    Pump.from(never).to(Sink.discarding()));
            pair.right().write(ByteBuffer.wrap(scrambled(text)));
            assertThat(layerText(1)).isEqualTo("!");
            Deadline.in(Deadline.USUAL).await("all has come", () -> kept().equals(text));
            never.end();
            pair.right().close();
            assertThat(Ends.of(member)).isNull();
        }
    }

    @Test
    void bytesHeldBack_goOut_beforeTheHalfClose() throws Exception {
        byte[] much = "abcdefghij".repeat(60_000).getBytes(ISO_8859_1);
        try (PumpLoop loop = PumpLoop.open()) {
            InputQueue input = new InputQueue();
            PumpOptions half = PumpOptions.usual().withAtEnd(PumpOptions.AtEnd.CLOSE_WRITE);
            LoopMember member = loop.join(
                    Pump.from(input).with(half).to(stream), Pump.from(stream).to(PushSinks.all(this::keep)));
            BlockedCall<Integer> putting = BlockedCall.started(() -> {
                input.put(ByteBuffer.wrap(much));
                input.end();
                return 0;
            });
            String sent = layerText(1 + much.length + 1);
            putting.result();
            assertThat(sent).isEqualTo("!" + new String(much, ISO_8859_1) + ".");
            assertThat(member.isGone()).isFalse();
            pair.right().close();
            assertThat(Ends.of(member)).isNull();
        }
    }

    @Test
    void unsentBytes_countAsPending() throws IOException {
        pair.left().configureBlocking(false);
        pair.right().configureBlocking(false);
        ByteBuffer zeros = ByteBuffer.allocate(250_000);
        while (!layer.hasUnsent() || stream.write(zeros.clear()) > 0) {
            stream.write(zeros.clear());
        }
        stream.close();
        assertThat(stream.needsWrite()).isTrue();
        assertThat(layer.isOpen()).isTrue();
        ByteBuffer target = ByteBuffer.allocate(100_000);
        while (stream.needsWrite()) {
            pair.right().read(target.clear());
            stream.doWrite();
        }
        assertThat(layer.isOpen()).isFalse();
    }

    @Test
    void selection_asksForWhatTheLayerNeeds() throws IOException {
        pair.left().configureBlocking(false);
        assertThat(stream.interest(0)).isEqualTo(SelectionKey.OP_WRITE);
        assertThat(Streams.select(List.of(stream), List.of(), Duration.ofSeconds(20))
                        .readable())
                .containsExactly(stream);
        assertThat(stream.read(ByteBuffer.allocate(1))).isZero();
        assertThat(new Demuxer(stream).interest(1)).isEqualTo(1);
    }

    private void keep(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        synchronized (received) {
            received.writeBytes(copy);
        }
    }

    private String kept() {
        synchronized (received) {
            return received.toString(ISO_8859_1);
        }
    }

    private String layerText(int count) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(count);
        while (target.hasRemaining() && pair.right().read(target) >= 0) {
            assertThat(target.position()).isPositive();
        }
        assertThat(target.hasRemaining()).isFalse();
        return LayeredChannel.plain(target.array());
    }

    private static byte[] scrambled(String text) {
        byte[] wire = text.getBytes(ISO_8859_1);
        for (int i = 0; i < wire.length; i++) {
            wire[i] = LayeredChannel.scrambled(wire[i]);
        }
        return wire;
    }
}
