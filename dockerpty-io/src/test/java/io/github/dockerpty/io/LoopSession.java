// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A session in a loop over a pair of sockets: a queue for the input, all output kept, the peer's end at hand. */
final class LoopSession implements AutoCloseable {

    /** The end of the output ends the session, whether the input ended or not. */
    private static final PumpOptions INPUT = PumpOptions.usual()
            .withAtEnd(PumpOptions.AtEnd.CLOSE_WRITE)
            .withDoneWhen(PumpOptions.DoneWhen.NOTHING_PENDING);

    final ChannelPair<SocketChannel> pair = ChannelPair.unix();
    final InputQueue input = new InputQueue();
    final PushSink output;
    final LoopMember member;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private volatile Thread thread;

    /** Takes all output and keeps it. */
    LoopSession(PumpLoop loop) throws IOException {
        this(loop, bytes -> {});
        output.request(Long.MAX_VALUE);
    }

    /** Output goes to the receiver, without demand yet, and is kept. */
    LoopSession(PumpLoop loop, PushSink.Receiver receiver) throws IOException {
        output = PushSink.to(bytes -> {
            thread = Thread.currentThread();
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            synchronized (received) {
                received.write(copy);
            }
            receiver.received(bytes);
        });
        Stream connection = Stream.of(pair.left());
        member = loop.join(
                Pump.from(connection).to(output), Pump.from(input).with(INPUT).to(connection));
    }

    SocketChannel peer() {
        return pair.right();
    }

    Thread thread() {
        return thread;
    }

    String received() {
        synchronized (received) {
            return received.toString(UTF_8);
        }
    }

    void peerSends(String text) throws IOException {
        peer().write(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    void awaitReceived(String text) {
        Deadline.in(Deadline.USUAL)
                .await("the session has received " + text, () -> received().equals(text));
    }

    /** The peer sends a text and the session receives it, as the first one. */
    void awaitEcho(String text) throws IOException {
        peerSends(text);
        awaitReceived(text);
    }

    @Override
    public void close() throws IOException {
        pair.close();
    }
}
