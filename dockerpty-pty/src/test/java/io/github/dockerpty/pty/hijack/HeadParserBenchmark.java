// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

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

/** The head with which an engine begins a stream. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HeadParserBenchmark {

    private final ByteBuffer head = ByteBuffer.wrap(("HTTP/1.1 101 UPGRADED\r\n"
                    + "Content-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
                    + "Api-Version: 1.41\r\nDocker-Experimental: false\r\nOstype: linux\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));

    /** In one piece. */
    @Benchmark
    public ResponseHead whole() throws NotHttpException {
        return new HeadParser().take(head.rewind());
    }

    /** The obvious way: wait for the empty line, then split the text. */
    @Benchmark
    public int split() {
        String[] lines =
                StandardCharsets.US_ASCII.decode(head.rewind()).toString().split("\r\n");
        int status = Integer.parseInt(lines[0].split(" ", 3)[1]);
        for (int i = 1; i < lines.length; i++) {
            status += lines[i].split(":", 2)[1].strip().length();
        }
        return status;
    }
}
