// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Stream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A megabyte of pasted text through the search for the detach keys. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DetachFilterBenchmark {

    private final byte[] text = text();
    private final ByteBuffer part = ByteBuffer.allocate(8192);

    /** Made by JMH. */
    public DetachFilterBenchmark() {}

    /** As a session reads it. */
    @Benchmark
    public long filtered() throws IOException {
        DetachFilter filter = new DetachFilter(Stream.reading(new ByteArrayInputStream(text)), DetachKeys.standard());
        long count = 0;
        for (int read = filter.read(part.clear()); read >= 0; read = filter.read(part.clear())) {
            count += read;
        }
        return count;
    }

    /** The measure: the same reads with nothing looked for. */
    @Benchmark
    public long plainCopy() throws IOException {
        Stream stream = Stream.reading(new ByteArrayInputStream(text));
        long count = 0;
        for (int read = stream.read(part.clear()); read >= 0; read = stream.read(part.clear())) {
            count += read;
        }
        return count;
    }

    private static byte[] text() {
        byte[] text = new byte[1024 * 1024];
        Random random = new Random(1);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (' ' + random.nextInt(95));
        }
        return text;
    }
}
