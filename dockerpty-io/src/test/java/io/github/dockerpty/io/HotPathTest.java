// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.FaultyChannel;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.RepeatedBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the way from a demuxer to its sinks costs, in counts: objects for a frame, writes for a megabyte. */
@Timeout(60)
class HotPathTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void framesOfAnySize_takeNoObjects() throws Exception {
        for (int size : new int[] {16, 1000, 16 * 1024}) {
            byte[] wire = wire(size, 64);
            long few = Allocations.fewest(() -> allocated(wire, 200));
            long many = Allocations.fewest(() -> allocated(wire, 2200));
            assertThat(many - few)
                    .as("bytes allocated for 128,000 frames of %d bytes", size)
                    .isLessThan(4096);
        }
    }

    @Test
    void smallFrames_areWrittenTogether() throws IOException {
        int frames = MEGABYTE / 16;
        FaultyChannel out = pumped(wire(16, frames));
        assertThat(out.writes()).as("writes for %d frames of 16 bytes", frames).isLessThanOrEqualTo(40);
    }

    @Test
    void largeFrames_takeAWriteEachAndOneMoreForEachRead() throws IOException {
        FaultyChannel out = pumped(wire(16 * 1024, 64));
        assertThat(out.writes()).as("writes for 64 frames of 16 KiB").isLessThanOrEqualTo(64 + 10);
    }

    @Test
    void smallFramesOfTwoStreams_takeAWriteEach() throws IOException {
        Frames frames = Frames.frames();
        for (int i = 0; i < 50; i++) {
            frames = frames.stdout("o").stderr("e");
        }
        assertThat(pumped(frames.bytes()).writes()).isEqualTo(100);
    }

    @Test
    void smallFramesThatComeAlone_areNotHeldBack() throws IOException {
        try (ChannelPair<SocketChannel> pair = ChannelPair.unix()) {
            FaultyChannel out = FaultyChannel.over(Channels.newChannel(OutputStream.nullOutputStream()));
            Pump pump = Pump.from(new Demuxer(Stream.of(pair.left()))).to(Stream.writing(out));
            for (int i = 1; i <= 10; i++) {
                pair.right().write(ByteBuffer.wrap(Frames.frames().stdout("k").bytes()));
                assertThat(pump.flush()).isEqualTo(1);
                assertThat(out.writes()).isEqualTo(i);
            }
        }
    }

    private static FaultyChannel pumped(byte[] wire) throws IOException {
        FaultyChannel out = FaultyChannel.over(Channels.newChannel(OutputStream.nullOutputStream()));
        Pump pump = Pump.from(new Demuxer(Stream.reading(Chunks.whole(wire).asChannel())))
                .to(Stream.writing(out));
        while (!pump.isDone()) {
            pump.flush();
        }
        return out;
    }

    private static long allocated(byte[] wire, int times) throws Exception {
        Pump pump = Pump.from(new Demuxer(Stream.reading(
                        RepeatedBytes.of(wire, (long) times * wire.length).asChannel())))
                .to(Stream.writing(new Swallowing()));
        Allocations allocations = Allocations.begin();
        while (!pump.isDone()) {
            pump.flush();
        }
        long bytes = allocations.bytes();
        assertThat(pump.bytes()).isEqualTo((long) times * (wire.length - wireHeaders(wire)));
        return bytes;
    }

    private static int wireHeaders(byte[] wire) {
        return Frames.decode(wire).list().size() * 8;
    }

    private static byte[] wire(int size, int frames) {
        byte[] one = Frames.frames().stdout(new byte[size]).bytes();
        ByteBuffer all = ByteBuffer.allocate(one.length * frames);
        while (all.hasRemaining()) {
            all.put(one);
        }
        return all.array();
    }

    /** An output stream that keeps nothing. */
    private static final class Swallowing extends OutputStream {

        @Override
        public void write(int octet) {}

        @Override
        public void write(byte[] bytes, int start, int count) {}
    }
}
