// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
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
    private DockerClient client;
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
        client = DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder().build(), new MemoryTransport(wire));
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

    /** docker-java as its users meet it: a client that follows a container's output, here from memory. */
    @Benchmark
    public long dockerJava() throws InterruptedException {
        Counting callback = new Counting();
        client.logContainerCmd("memory").withStdOut(true).exec(callback).awaitCompletion();
        return callback.count;
    }

    /** Hands each payload on. */
    private final class Counting extends ResultCallback.Adapter<Frame> {

        private long count;

        @Override
        public void onNext(Frame frame) {
            byte[] payload = frame.getPayload();
            taken.write(payload, 0, payload.length);
            count += payload.length;
        }
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
