// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.RepeatedBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Payload of several frames that goes out in one write, where the channel takes several buffers. */
@Timeout(60)
class TogetherTest {

    private static final int[] SIZES = {5000, 1, 9000, 4096, 4097, 40_000, 3, 0, 16 * 1024, 100_000, 7};

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Test
    void largeFrames_goOutTogether() throws IOException {
        GatheringChannel out = new GatheringChannel(Integer.MAX_VALUE);
        Frames frames = Frames.frames();
        for (int i = 0; i < 64; i++) {
            frames = frames.stdout(new byte[16 * 1024]);
        }
        pumpAll(pump(Chunks.whole(frames.bytes()), out, out));
        assertThat(out.taken.size()).isEqualTo(1024 * 1024);
        assertThat(out.calls).as("writes for 64 frames of 16 KiB").isLessThanOrEqualTo(26);
    }

    @Test
    void steps_limitWhatGoesOutTogether() throws IOException {
        GatheringChannel out = new GatheringChannel(Integer.MAX_VALUE);
        int step = 32 * 1024;
        Pump pump = Pump.from(new Demuxer(Stream.reading(Chunks.whole(wire()).asChannel())))
                .with(PumpOptions.usual().withBufferSize(step))
                .to(Stream.writing(out));
        int before = 0;
        while (!pump.isDone()) {
            pump.flush();
            assertThat(out.taken.size() - before).isLessThanOrEqualTo(step);
            before = out.taken.size();
        }
        assertThat(before).isEqualTo(stdout.size() + stderr.size());
    }

    @Test
    void allSizes_howeverTheyComeAndAreTaken_areTheSame() throws IOException {
        byte[] wire = wire();
        for (int seed = 0; seed < 60; seed++) {
            int mostPerCall = seed % 3 == 0 ? Integer.MAX_VALUE : 1 + new Random(seed).nextInt(20_000);
            GatheringChannel out = new GatheringChannel(mostPerCall);
            GatheringChannel err = new GatheringChannel(mostPerCall);
            Chunks chunks = Chunks.random(wire, seed, seed % 2 == 0 ? 50_000 : 3000);
            pumpAll(pump(chunks, out, err));
            assertThat(out.taken.toByteArray()).as("%s", chunks).isEqualTo(stdout.toByteArray());
            assertThat(err.taken.toByteArray()).as("%s", chunks).isEqualTo(stderr.toByteArray());
        }
    }

    @Test
    void fullChannel_stopsTheReading_andLosesNothing() throws IOException {
        byte[] wire = wire();
        GatheringChannel out = new GatheringChannel(Integer.MAX_VALUE);
        GatheringChannel err = new GatheringChannel(Integer.MAX_VALUE);
        out.room = 12_345;
        Pump pump = pump(Chunks.whole(wire), out, err);
        // Until nothing moves: what is pending is within its bound, the rest has not been taken.
        while (pump.flush() > 0) {
            assertThat(out.taken.size()).isLessThanOrEqualTo(12_345);
        }
        assertThat(pump.bytes(StreamType.STDOUT)).isLessThanOrEqualTo(12_345 + PendingBytes.BOUND);
        while (!pump.isDone()) {
            out.room = 10_000;
            pump.flush();
        }
        assertThat(out.taken.toByteArray()).isEqualTo(stdout.toByteArray());
        assertThat(err.taken.toByteArray()).isEqualTo(stderr.toByteArray());
        assertThat(pump.bytes()).isEqualTo(stdout.size() + stderr.size());
    }

    @Test
    void failure_namesTheStream_andIsFinal() throws IOException {
        GatheringChannel out = new GatheringChannel(Integer.MAX_VALUE);
        GatheringChannel err = new GatheringChannel(Integer.MAX_VALUE);
        err.failure = new IOException("no room");
        Pump pump = pump(Chunks.whole(wire()), out, err);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> pumpAll(pump))
                    .isInstanceOf(SinkException.class)
                    .hasRootCauseMessage("no room")
                    .satisfies(thrown ->
                            assertThat(((SinkException) thrown).type()).isEqualTo(StreamType.STDERR));
        }
        assertThat(stdout.toByteArray()).startsWith(out.taken.toByteArray());
    }

    @Test
    void frames_takeNoObjects() throws Exception {
        byte[] wire = wire();
        long few = Allocations.fewest(() -> allocated(wire, 20));
        long many = Allocations.fewest(() -> allocated(wire, 220));
        assertThat(many - few).as("bytes allocated for 4400 frames").isLessThan(4096);
    }

    private long allocated(byte[] wire, int times) throws Exception {
        Swallowing out = new Swallowing();
        Pump pump = Pump.from(new Demuxer(Stream.reading(
                        RepeatedBytes.of(wire, (long) times * wire.length).asChannel())))
                .to(Stream.writing(out));
        Allocations allocations = Allocations.begin();
        pumpAll(pump);
        return allocations.bytes();
    }

    /** Frames of every size, now and then of the other type. */
    private byte[] wire() {
        Frames frames = Frames.frames();
        stdout.reset();
        stderr.reset();
        for (int i = 0; i < 2 * SIZES.length; i++) {
            byte[] payload = new byte[SIZES[i % SIZES.length]];
            new Random(i).nextBytes(payload);
            boolean toStderr = i % 7 == 3;
            frames = toStderr ? frames.frame(Frames.Source.STDERR, payload) : frames.stdout(payload);
            (toStderr ? stderr : stdout).writeBytes(payload);
        }
        return frames.bytes();
    }

    private static Pump pump(Chunks chunks, GatheringChannel out, GatheringChannel err) {
        return Pump.from(new Demuxer(Stream.reading(chunks.asChannel())))
                .to(Route.split(Stream.writing(out), Stream.writing(err)));
    }

    private static void pumpAll(Pump pump) throws IOException {
        while (!pump.isDone()) {
            pump.flush();
        }
    }

    /** Takes everything and keeps nothing. */
    private static final class Swallowing implements GatheringByteChannel {

        @Override
        public long write(ByteBuffer[] buffers, int offset, int length) {
            long count = 0;
            for (int i = offset; i < offset + length; i++) {
                count += write(buffers[i]);
            }
            return count;
        }

        @Override
        public long write(ByteBuffer[] buffers) {
            return write(buffers, 0, buffers.length);
        }

        @Override
        public int write(ByteBuffer buffer) {
            int count = buffer.remaining();
            buffer.position(buffer.limit());
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
