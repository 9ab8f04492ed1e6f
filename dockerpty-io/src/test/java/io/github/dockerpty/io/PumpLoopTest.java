// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.RepeatedBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PumpLoopTest {

    private final PumpLoop loop;

    PumpLoopTest() throws IOException {
        loop = PumpLoop.open();
    }

    @AfterEach
    void closeTheLoop() {
        loop.close();
    }

    @Test
    void output_isTakenApart_andItsEndEndsTheMember() throws Exception {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            Pump pump = Pump.from(new Demuxer(Stream.of(pair.left())))
                    .to(Route.split(Stream.writing(stdout), Stream.writing(stderr)));
            LoopMember member = loop.join(pump);
            byte[] wire =
                    Frames.frames().stdout("one").stderr("two").stdout("three").bytes();
            for (byte octet : wire) {
                pair.right().write(ByteBuffer.wrap(new byte[] {octet}));
            }
            pair.right().close();
            assertThat(Ends.of(member)).isNull();
            assertThat(stdout).hasToString("onethree");
            assertThat(stderr).hasToString("two");
            assertThat(loop.size()).isZero();
        }
    }

    @Test
    void cutOutput_isAFailure_ofItsMember() throws Exception {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            LoopMember member =
                    loop.join(Pump.from(new Demuxer(Stream.of(pair.left()))).to(Sink.discarding()));
            pair.right().write(ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 0, 0, 0, 9, 'x'}));
            pair.right().close();
            assertThat(Ends.of(member)).isInstanceOf(TruncatedStreamException.class);
        }
    }

    @Test
    void endOfInput_isPassedOn_andOutputGoesOn() throws Exception {
        try (LoopSession session = new LoopSession(loop)) {
            session.input.put(bytes("question"));
            session.input.end();
            assertThat(Texts.readAll(Stream.of(session.peer()))).isEqualTo("question");
            session.awaitEcho("answer");
            assertThat(session.member.isGone()).isFalse();
            session.peer().close();
            assertThat(Ends.of(session.member)).isNull();
        }
    }

    @Test
    void sessions_shareOneThread() throws Exception {
        List<LoopSession> sessions = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                sessions.add(new LoopSession(loop));
            }
            for (int i = 0; i < 200; i++) {
                sessions.get(i).peerSends("session " + i);
            }
            for (int i = 0; i < 200; i++) {
                sessions.get(i).awaitReceived("session " + i);
                assertThat(sessions.get(i).thread()).isSameAs(sessions.get(0).thread());
            }
            assertThat(loop.size()).isEqualTo(200);
            assertThat(sessions.get(0).thread().getName()).startsWith("dockerpty-loop-");
            assertThat(sessions.get(0).thread().isDaemon()).isTrue();
        } finally {
            for (LoopSession session : sessions) {
                session.close();
            }
        }
    }

    @Test
    void slowDestination_holdsUpItsSourceOnly_andLosesNothing() throws Exception {
        byte[] much = new byte[3_000_000];
        for (int i = 0; i < much.length; i++) {
            much[i] = (byte) (i * 31 + (i >> 8));
        }
        try (ChannelPair<SocketChannel> from = ChannelPair.unix();
                ChannelPair<SocketChannel> to = ChannelPair.unix();
                LoopSession other = new LoopSession(loop)) {
            Pump pump = Pump.from(Stream.of(from.left())).to(Stream.of(to.left()));
            LoopMember member = loop.join(pump);
            BlockedCall<Integer> feeding = BlockedCall.in(() -> {
                int count = from.right().write(ByteBuffer.wrap(much));
                from.right().close();
                return count;
            });
            other.awaitEcho("not held up");
            Ends.settle(loop, member);
            assertThat(pump.bytes()).as("bytes taken from the source").isLessThan(much.length / 2);
            ByteArrayOutputStream arrived = new ByteArrayOutputStream();
            ByteBuffer target = ByteBuffer.allocate(100_000);
            while (to.right().read(target.clear()) >= 0) {
                arrived.write(target.array(), 0, target.position());
            }
            assertThat(feeding.result()).isEqualTo(much.length);
            assertThat(arrived.toByteArray()).isEqualTo(much);
            assertThat(Ends.of(member)).isNull();
        }
    }

    @Test
    void whatACallbackThrows_endsItsMemberOnly() throws Exception {
        List<Throwable> failures =
                List.of(new IOException("io"), new IllegalStateException("state"), new StackOverflowError("deep"));
        try (LoopSession other = new LoopSession(loop)) {
            for (Throwable failure : failures) {
                try (LoopSession session = new LoopSession(loop, bytes -> throwAsIs(failure))) {
                    session.output.request(1);
                    session.peerSends("x");
                    Throwable end = Ends.of(session.member);
                    assertThat(end instanceof SinkException ? end.getCause() : end)
                            .isSameAs(failure);
                    assertThat(session.pair.left().isOpen()).isTrue();
                }
            }
            other.awaitEcho("still here");
        }
    }

    @Test
    void interruptLeftBehindByACallback_harmsNobody() throws Exception {
        try (LoopSession other = new LoopSession(loop);
                LoopSession session =
                        new LoopSession(loop, bytes -> Thread.currentThread().interrupt())) {
            session.output.request(2);
            session.awaitEcho("x");
            other.awaitEcho("still here");
            session.peerSends("y");
            session.awaitReceived("xy");
            session.member.ended().whenComplete((none, failure) -> Thread.currentThread()
                    .interrupt());
            session.member.leave();
            assertThat(Ends.of(session.member)).isNotNull();
            other.peerSends(", still");
            other.awaitReceived("still here, still");
        }
    }

    @Test
    void leaving_freesTheChannel_forAnotherJoin() throws Exception {
        try (LoopSession session = new LoopSession(loop)) {
            session.awaitEcho("before");
            session.member.leave();
            session.member.leave();
            assertThat(Ends.of(session.member)).isInstanceOf(CancellationException.class);
            assertThat(session.pair.left().isOpen()).isTrue();
            assertThat(session.pair.left().isRegistered()).isFalse();
            session.peerSends("after");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            LoopMember again =
                    loop.join(Pump.from(Stream.of(session.pair.left())).to(Stream.writing(out)));
            session.peer().close();
            assertThat(Ends.of(again)).isNull();
            assertThat(out).hasToString("after");
        }
    }

    @Test
    void channelClosedByAnotherThread_isMetAtTheNextLook() throws Exception {
        try (LoopSession session = new LoopSession(loop)) {
            session.awaitEcho("x");
            session.pair.left().close();
            session.member.wake();
            assertThat(Ends.of(session.member)).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void channelOfAnotherMember_isRefused_andHarmsNobody() throws Exception {
        try (LoopSession session = new LoopSession(loop)) {
            LoopMember second =
                    loop.join(Pump.from(Stream.of(session.pair.left())).to(Sink.discarding()));
            assertThat(Ends.of(second))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another");
            session.awaitEcho("mine");
        }
    }

    @Test
    void sourceThatCouldBlock_isRefused() {
        assertThatThrownBy(() -> loop.join(
                        Pump.from(Stream.reading(RepeatedBytes.endless().asStream()))
                                .to(Sink.discarding())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("InputQueue");
        assertThatThrownBy(loop::join).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void memberThatIsDoneAtOnce_ends() throws Exception {
        InputQueue queue = new InputQueue();
        queue.put(bytes("all"));
        queue.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Ends.of(loop.join(Pump.from(queue).to(Stream.writing(out))))).isNull();
        assertThat(out.toString(UTF_8)).isEqualTo("all");
    }

    private static void throwAsIs(Throwable failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
