// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.Program;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session whose caller does not read, in a JVM with 64 MB of heap: it holds the process up. */
@Timeout(60)
class StalledConsumerTest {

    private static final int CHUNK = 16 * 1024;

    /** What pipes and sockets may take, with much to spare. */
    private static final long BOUND = 8 * 1024 * 1024;

    private static final int LOOKS = 100;

    private final AtomicLong printed = new AtomicLong();
    private long before;
    private int same;

    private int yes(Program.Session process) throws IOException {
        byte[] chunk = "y\n".repeat(CHUNK / 2).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            process.stdout().write(chunk);
            printed.addAndGet(CHUNK);
        }
    }

    private static Process child(EmbeddedEngine engine) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("jdk.module.path")
                + File.pathSeparator
                + System.getProperty("java.class.path")
                + File.pathSeparator
                + Path.of("target", "test-classes");
        return new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        StalledConsumer.class.getName(),
                        engine.host().toString())
                .redirectErrorStream(true)
                .start();
    }

    /** Whether the process is stuck in its output: what it printed does not grow. */
    private boolean isHeldUp() {
        long now = printed.get();
        same = now > 0 && now == before ? same + 1 : 0;
        before = now;
        return same == LOOKS || now > BOUND;
    }

    @Test
    void endlessOutput_thatNobodyReads_isNotHeldInMemory() throws Exception {
        LeakCheck leaks = LeakCheck.begin();
        try (EmbeddedEngine engine = EmbeddedEngine.setUp()
                .image("box", this::yes)
                .container("c", "box")
                .onUnixSocket()) {
            Process child = child(engine);
            try {
                Deadline.in(Deadline.USUAL.multipliedBy(3)).await("the process is held up", this::isHeldUp);
                assertThat(printed.get()).isLessThan(BOUND);
                child.getOutputStream().write('\n');
                child.getOutputStream().flush();
                assertThat(child.inputReader().lines()).contains("read").noneMatch(line -> line.contains("Error"));
                assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(child.exitValue()).isZero();
                assertThat(printed.get()).isGreaterThan(StalledConsumer.READ);
            } finally {
                child.destroyForcibly().waitFor();
            }
        }
        leaks.close();
    }
}
