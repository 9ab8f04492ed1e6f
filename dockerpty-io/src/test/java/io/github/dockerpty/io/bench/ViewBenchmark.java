// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io.bench;

import io.github.dockerpty.io.LineSink;
import io.github.dockerpty.io.Sink;
import io.github.dockerpty.io.TextSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

/** A megabyte of lines, in writes of 16 KiB, seen as characters and as lines. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ViewBenchmark {

    private static final int CHUNK = 16 * 1024;

    private final byte[] text = "2026-11-20T12:00:00Z INFO größer ist nicht schneller – 42 requests in 0.7 s\n"
            .repeat(1024 * 1024 / 80)
            .getBytes(StandardCharsets.UTF_8);
    private long count;

    /** Characters as they are decoded. */
    @Benchmark
    public long characters() throws IOException {
        return through(TextSink.to(StandardCharsets.UTF_8, chars -> count += chars.length()));
    }

    /** A string for each line. */
    @Benchmark
    public long lines() throws IOException {
        return through(LineSink.to(StandardCharsets.UTF_8, (line, end) -> count += line.length()));
    }

    /** The measure: the text as one string, once it is complete. */
    @Benchmark
    public int wholeString() {
        return new String(text, StandardCharsets.UTF_8).length();
    }

    private long through(Sink sink) throws IOException {
        count = 0;
        for (int from = 0; from < text.length; from += CHUNK) {
            sink.write(ByteBuffer.wrap(text, from, Math.min(CHUNK, text.length - from)));
        }
        sink.close();
        return count;
    }
}
