// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Frames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What sessions in a loop cost, in counts: wake-ups, turns that others wait for, buffers. */
@Timeout(60)
class PumpLoopCostTest {

    @Test
    void wakeUps_comeFromWhatHappens_notFromIdleSessions() throws Exception {
        List<LoopSession> sessions = new ArrayList<>();
        try (PumpLoop loop = PumpLoop.open()) {
            for (int i = 0; i < 100; i++) {
                sessions.add(new LoopSession(loop));
            }
            LoopSession busy = sessions.get(50);
            Ends.settle(loop, busy.member);
            long before = loop.wakeUps();
            String text = "";
            for (int i = 0; i < 50; i++) {
                text += "k";
                busy.input.put(bytes("k"));
                assertThat(Texts.readOnce(Stream.of(busy.peer()), 1)).isEqualTo("k");
                busy.peerSends("k");
                busy.awaitReceived(text);
            }
            // Two for a key that goes out, one for its echo, and one each in case the loop was still at work.
            assertThat(loop.wakeUps() - before).isLessThanOrEqualTo(50 * 6);
            Ends.settle(loop, busy.member);
            long after = loop.wakeUps();
            for (int i = 0; i < 200; i++) {
                ChannelPair.unix().close();
            }
            // One, because the wake-up of the last task may come after the task was found and run.
            assertThat(loop.wakeUps() - after).as("wake-ups with nothing to do").isLessThanOrEqualTo(1);
        } finally {
            for (LoopSession session : sessions) {
                session.close();
            }
        }
    }

    @Test
    void flood_delaysAnother_byOneTurn() throws Exception {
        try (PumpLoop loop = PumpLoop.open()) {
            InputQueue key = new InputQueue();
            int[] turns = new int[1];
            int[] waited = {-1};
            LoopMember probe = loop.join(Pump.from(key).to(PushSinks.all(bytes -> waited[0] = turns[0])));
            Ends.settle(loop, probe);
            LoopMember flood = loop.join(Pump.from(new AlwaysReady()).to(PushSinks.all(bytes -> {
                turns[0]++;
                assertThat(bytes.remaining()).isLessThanOrEqualTo(LoopRounds.PORTION);
                if (turns[0] == 1000) {
                    key.offer(bytes("k"));
                    key.end();
                }
            })));
            assertThat(Ends.of(probe)).isNull();
            assertThat(waited[0] - 1000).as("turns of the flood before the key").isBetween(0, 1);
            flood.leave();
            assertThat(Ends.of(flood)).hasMessageContaining("left");
        }
    }

    @Test
    void manyFloods_delayAnother_byOneTurnOfOne() throws Exception {
        try (PumpLoop loop = PumpLoop.open()) {
            InputQueue key = new InputQueue();
            int[] turns = new int[1];
            int[] waited = {-1};
            LoopMember probe = loop.join(Pump.from(key).to(PushSinks.all(bytes -> waited[0] = turns[0])));
            Ends.settle(loop, probe);
            List<LoopMember> floods = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                floods.add(loop.join(Pump.from(new AlwaysReady()).to(PushSinks.all(bytes -> {
                    long begin = System.nanoTime();
                    while (System.nanoTime() - begin <= LoopRounds.BUSY_NANOS) {
                        Thread.onSpinWait();
                    }
                    turns[0]++;
                    if (turns[0] == 100) {
                        key.offer(bytes("k"));
                        key.end();
                    }
                }))));
            }
            assertThat(Ends.of(probe)).isNull();
            assertThat(waited[0] - 100).as("turns of floods before the key").isBetween(0, 1);
            floods.forEach(LoopMember::leave);
        }
    }

    @Test
    void chainOfTasks_letsTheOthersRun() throws Exception {
        try (PumpLoop loop = PumpLoop.open();
                LoopSession session = new LoopSession(loop)) {
            LoopMember busy = loop.join(Pump.from(new InputQueue()).to(Sink.discarding()));
            Runnable[] again = new Runnable[1];
            again[0] = () -> busy.execute(again[0]);
            busy.execute(again[0]);
            session.awaitEcho("not held up");
            busy.leave();
            assertThat(Ends.of(busy)).isNotNull();
        }
    }

    @Test
    void pumps_holdNoBuffer_whileNothingWaits() throws IOException {
        byte[] wire =
                Frames.frames().stdout("one").stderr("two").stdout("three").bytes();
        Lent lent = new Lent();
        Pump pump = Pump.from(new Demuxer(Stream.reading(Chunks.ofSize(wire, 3).asChannel())))
                .to(PushSinks.all(bytes -> {}));
        pump.share(lent);
        Pump plain =
                Pump.from(Stream.reading(Chunks.ofSize(wire, 3).asChannel())).to(PushSinks.all(bytes -> {}));
        plain.share(lent);
        while (!pump.isDone() || !plain.isDone()) {
            pump.flush();
            plain.flush();
            assertThat(lent.out).isZero();
        }
        assertThat(pump.bytes()).isEqualTo(11);
        assertThat(plain.bytes()).isEqualTo(wire.length);
    }

    @Test
    void pumps_keepTheirBuffer_whileTheDestinationIsFull() throws IOException {
        byte[] wire = Frames.frames().stdout("one").stderr("two").bytes();
        for (boolean demux : new boolean[] {true, false}) {
            Lent lent = new Lent();
            Stream stream = Stream.reading(Chunks.whole(wire).asChannel());
            PushSink sink = PushSink.to(bytes -> {});
            sink.joins(() -> {});
            Pump pump = Pump.from(demux ? new Demuxer(stream) : stream).to(sink);
            pump.share(lent);
            for (int i = 0; i < 3; i++) {
                assertThat(pump.flush()).isZero();
                assertThat(pump.isStalled()).isTrue();
                assertThat(lent.out).isEqualTo(1);
            }
            sink.request(2);
            assertThat(pump.flush()).isEqualTo(2);
            assertThat(lent.out).isEqualTo(1);
            sink.request(100);
            while (!pump.isDone()) {
                pump.flush();
            }
            assertThat(lent.out).isZero();
        }
    }

    @Test
    void sharedBuffers_areOne_unlessSomeAreKept() {
        SharedBuffers buffers = new SharedBuffers(1000);
        ReadBuffer first = buffers.next(ReadBuffer.NONE);
        assertThat(first.capacity()).isEqualTo(1000);
        assertThat(buffers.next(first)).isSameAs(first);
        ReadBuffer second = buffers.next(ReadBuffer.NONE);
        assertThat(second).isNotSameAs(first);
        assertThat(buffers.giveBack(first)).isSameAs(ReadBuffer.NONE);
        assertThat(buffers.next(ReadBuffer.NONE)).isSameAs(first);
        assertThat(buffers.giveBack(ReadBuffer.NONE)).isSameAs(ReadBuffer.NONE);
    }

    /** Counts the buffers that are out. */
    private static final class Lent implements ReadBuffers {

        private final SharedBuffers buffers = new SharedBuffers(1000);
        private int out;

        @Override
        public ReadBuffer next(ReadBuffer held) {
            out += held == ReadBuffer.NONE ? 1 : 0;
            return buffers.next(held);
        }

        @Override
        public ReadBuffer giveBack(ReadBuffer held) {
            out -= held == ReadBuffer.NONE ? 0 : 1;
            return buffers.giveBack(held);
        }
    }

    /** A source that always has more. */
    private static final class AlwaysReady implements Source {

        @Override
        public int read(ByteBuffer target) {
            int count = target.remaining();
            target.position(target.limit());
            return count;
        }

        @Override
        public boolean hasBuffered() {
            return true;
        }

        @Override
        public boolean joins(Runnable wake) {
            return true;
        }

        @Override
        public boolean setBlocking(boolean blocking) {
            return false;
        }

        @Override
        public Optional<SelectableChannel> channel() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
