// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io.bench;

import io.github.dockerpty.io.Demuxer;
import io.github.dockerpty.io.Pump;
import io.github.dockerpty.io.Stream;
import io.github.dockerpty.testkit.Frames;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
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

/** Eight megabytes of payload from memory to memory, in frames of one size. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DemuxerBenchmark {

    private static final int PAYLOAD = 8 * 1024 * 1024;

    /** Payload bytes of each frame. */
    @Param({"16", "1024", "16384"})
    public int frameSize;

    private byte[] wire;
    private final MemorySink memory = new MemorySink();

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

    /** The way of a session: demuxer, pump, sink. */
    @Benchmark
    public long demuxAndPump() throws IOException {
        Demuxer demuxer = new Demuxer(Stream.reading(new MemorySource(wire)));
        Pump pump = Pump.from(demuxer).to(Stream.writing(memory));
        while (!pump.isDone()) {
            pump.flush();
        }
        return pump.bytes();
    }

    /** The measure: the same bytes through one buffer, headers and all. */
    @Benchmark
    public long plainCopy() throws IOException {
        MemorySource source = new MemorySource(wire);
        ByteBuffer buffer = ByteBuffer.allocateDirect(128 * 1024);
        long count = 0;
        while (source.read(buffer.clear()) >= 0) {
            count += memory.write(buffer.flip());
        }
        return count;
    }

    /** A pump without frames: the same bytes through its buffer. */
    @Benchmark
    public long pump() throws IOException {
        Pump pump = Pump.from(Stream.reading(new MemorySource(wire))).to(Stream.writing(memory));
        while (!pump.isDone()) {
            pump.flush();
        }
        return pump.bytes();
    }

    /** The seed's algorithm written the obvious way: read a header, allocate its payload, read that, hand it on. */
    @Benchmark
    public long frameByFrame() throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(wire));
        long count = 0;
        while (true) {
            try {
                in.readInt();
            } catch (EOFException e) {
                return count;
            }
            byte[] payload = new byte[in.readInt()];
            in.readFully(payload);
            count += memory.write(ByteBuffer.wrap(payload));
        }
    }
}
