// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Frames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many bytes of payload are copied on the way from one channel to the other. */
@Timeout(60)
class CopiedBytesTest {

    private static final int LARGE = 16 * 1024;
    private static final int SMALL = 16;

    @Test
    void largeFrames_goOutFromWhereTheyWereRead() throws IOException {
        Passage passage = new Passage(wire(LARGE, 200));
        passage.run(new Demuxer(Stream.reading(passage.source())));
        assertThat(passage.taken).isEqualTo(200L * LARGE);
        assertThat(passage.foreign).as("bytes that left by another buffer").isZero();
        assertThat(passage.moved).as("bytes moved within the buffer").isZero();
    }

    @Test
    void smallFrames_areMovedOnceWithinTheBuffer() throws IOException {
        Passage passage = new Passage(wire(SMALL, 20_000));
        passage.run(new Demuxer(Stream.reading(passage.source())));
        assertThat(passage.taken).isEqualTo(20_000L * SMALL);
        assertThat(passage.foreign).as("bytes that left by another buffer").isZero();
        assertThat(passage.moved).as("bytes moved to go out together").isPositive();
    }

    @Test
    void withoutFrames_bytesGoOutFromWhereTheyWereRead() throws IOException {
        Passage passage = new Passage(random(1_000_000));
        passage.run(Stream.reading(passage.source()));
        assertThat(passage.taken).isEqualTo(1_000_000);
        assertThat(passage.foreign).as("bytes that left by another buffer").isZero();
        assertThat(passage.moved).as("bytes moved within the buffer").isZero();
    }

    /** The proof that the counting counts. */
    @Test
    void readIntoAnotherBuffer_isACopy_andIsCounted() throws IOException {
        Passage passage = new Passage(wire(LARGE, 3));
        Demuxer demuxer = new Demuxer(Stream.reading(passage.source()));
        ByteBuffer copy = ByteBuffer.allocateDirect(LARGE);
        while (demuxer.read(copy.clear()) >= 0) {
            passage.sink().write(copy.flip());
        }
        assertThat(passage.foreign).isEqualTo(3L * LARGE);
    }

    private static byte[] wire(int size, int count) {
        byte[] one = Frames.frames().stdout(random(size)).bytes();
        ByteBuffer all = ByteBuffer.allocate(one.length * count);
        while (all.hasRemaining()) {
            all.put(one);
        }
        return all.array();
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    /** Bytes between two channels that know each other's buffers. */
    private static final class Passage {

        private final byte[] wire;
        private final byte[] read = new byte[256 * 1024];
        private ByteBuffer buffer;
        private int sent;
        private long taken;
        private long foreign;
        private long moved;

        Passage(byte[] wire) {
            this.wire = wire;
        }

        void run(Source source) throws IOException {
            Pump pump = Pump.from(source).to(Stream.writing(sink()));
            while (!pump.isDone()) {
                pump.flush();
            }
        }

        ReadableByteChannel source() {
            return new Reading();
        }

        WritableByteChannel sink() {
            return new Writing();
        }

        /** Where it was read to, what was read where. */
        private int fill(ByteBuffer target) {
            if (sent == wire.length) {
                return -1;
            }
            assertThat(target.isDirect())
                    .as("a heap buffer is copied by the channel")
                    .isTrue();
            int count = Math.min(target.remaining(), wire.length - sent);
            buffer = target;
            System.arraycopy(wire, sent, read, target.position(), count);
            target.put(wire, sent, count);
            sent += count;
            return count;
        }

        private int take(ByteBuffer bytes) {
            int count = bytes.remaining();
            taken += count;
            foreign += isOfTheBuffer(bytes) ? 0 : count;
            for (int i = bytes.position(); i < bytes.limit(); i++) {
                moved += bytes.get(i) == read[i] ? 0 : 1;
            }
            bytes.position(bytes.limit());
            return count;
        }

        /** Changes what was read, and looks whether it has changed here. */
        private boolean isOfTheBuffer(ByteBuffer bytes) {
            int place = bytes.position();
            byte before = bytes.get(place);
            if (!bytes.isDirect() || place >= buffer.capacity() || buffer.get(place) != before) {
                return false;
            }
            buffer.put(place, (byte) ~before);
            boolean changed = bytes.get(place) != before;
            buffer.put(place, before);
            return changed;
        }

        private final class Reading implements ReadableByteChannel {
            @Override
            public int read(ByteBuffer target) {
                return fill(target);
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        }

        private final class Writing implements WritableByteChannel {
            @Override
            public int write(ByteBuffer bytes) {
                return take(bytes);
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        }
    }
}
