// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.bench;

import com.github.dockerjava.api.model.Frame;
import io.github.dockerpty.io.Demuxer;
import io.github.dockerpty.io.Pump;
import io.github.dockerpty.io.Stream;
import io.github.dockerpty.testkit.Frames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Eight megabytes of payload from an input stream in memory to an output stream: this library beside docker-java. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameReaderBenchmark {

    private static final int PAYLOAD = 8 * 1024 * 1024;

    /** Payload bytes of each frame. */
    @Param({"16", "1024", "16384"})
    public int frameSize;

    private byte[] wire;
    private final Taken taken = new Taken();

    /** Encodes the frames. */
    @Setup
    public void encode() {
        byte[] frame = Frames.frames().stdout(new byte[frameSize]).bytes();
        ByteBuffer all = ByteBuffer.allocate(frame.length * (PAYLOAD / frameSize));
        while (all.hasRemaining()) {
            all.put(frame);
        }
        wire = all.array();
    }

    /** Demuxer and pump. */
    @Benchmark
    public long dockerpty() throws IOException {
        Demuxer demuxer = new Demuxer(Stream.reading(new ByteArrayInputStream(wire)));
        Pump pump = Pump.from(demuxer).to(Stream.writing(taken));
        while (!pump.isDone()) {
            pump.flush();
        }
        return pump.bytes();
    }

    /** docker-java's reader, each payload handed on as its callbacks do. */
    @Benchmark
    @SuppressWarnings("deprecation") // its successor, no quicker, is not public
    public long dockerJava() throws IOException {
        var reader = new com.github.dockerjava.core.command.FrameReader(new ByteArrayInputStream(wire));
        long count = 0;
        for (Frame frame = reader.readFrame(); frame != null; frame = reader.readFrame()) {
            taken.write(frame.getPayload());
            count += frame.getPayload().length;
        }
        return count;
    }

    /** Takes bytes as a file would: by copying them away. */
    private static final class Taken extends OutputStream {

        private final byte[] memory = new byte[128 * 1024];

        @Override
        public void write(int octet) {
            memory[0] = (byte) octet;
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            System.arraycopy(bytes, offset, memory, 0, count);
        }
    }
}
