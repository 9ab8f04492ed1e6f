// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Frames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
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
            long few = allocated(wire, 200);
            long many = allocated(wire, 2200);
            assertThat(many - few)
                    .as("bytes allocated for 128,000 frames of %d bytes", size)
                    .isLessThan(4096);
        }
    }

    @Test
    void smallFrames_areWrittenTogether() throws IOException {
        int frames = MEGABYTE / 16;
        WatchedChannel out = pumped(wire(16, frames));
        assertThat(out.writes()).as("writes for %d frames of 16 bytes", frames).isLessThanOrEqualTo(40);
    }

    @Test
    void largeFrames_takeAWriteEachAndOneMoreForEachRead() throws IOException {
        WatchedChannel out = pumped(wire(16 * 1024, 64));
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
            WatchedChannel out = new WatchedChannel(Channels.newChannel(OutputStream.nullOutputStream()));
            Pump pump = Pump.from(new Demuxer(Stream.of(pair.left()))).to(Stream.writing(out));
            for (int i = 1; i <= 10; i++) {
                pair.right().write(ByteBuffer.wrap(Frames.frames().stdout("k").bytes()));
                assertThat(pump.flush()).isEqualTo(1);
                assertThat(out.writes()).isEqualTo(i);
            }
        }
    }

    private static WatchedChannel pumped(byte[] wire) throws IOException {
        WatchedChannel out = new WatchedChannel(Channels.newChannel(OutputStream.nullOutputStream()));
        Pump pump =
                Pump.from(new Demuxer(Stream.reading(new Repeated(wire, 1)))).to(Stream.writing(out));
        while (!pump.isDone()) {
            pump.flush();
        }
        return out;
    }

    private static long allocated(byte[] wire, int times) throws Exception {
        Pump pump = Pump.from(new Demuxer(Stream.reading(new Repeated(wire, times))))
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

    /** The same bytes again and again, in full reads. */
    private static final class Repeated implements ReadableByteChannel {

        private final ByteBuffer wire;
        private int left;

        Repeated(byte[] wire, int times) {
            this.wire = ByteBuffer.wrap(wire);
            left = times - 1;
        }

        @Override
        public int read(ByteBuffer target) {
            int before = target.position();
            while (target.hasRemaining()) {
                if (!wire.hasRemaining() && left > 0) {
                    wire.clear();
                    left--;
                }
                int count = Math.min(wire.remaining(), target.remaining());
                if (count == 0) {
                    break;
                }
                target.put(target.position(), wire, wire.position(), count);
                target.position(target.position() + count);
                wire.position(wire.position() + count);
            }
            int count = target.position() - before;
            return count == 0 ? -1 : count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    /** An output stream that keeps nothing. */
    private static final class Swallowing extends OutputStream {

        @Override
        public void write(int octet) {}

        @Override
        public void write(byte[] bytes, int start, int count) {}
    }
}
