// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Frames.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PumpTest {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final LinkedBlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong passing = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final Output output = Output.logged();
    private final Pump pump = Pump.start(this::read, output, Source.STDOUT, () -> nanos.getAndAdd(passing.get()));

    /** An empty text is the end. */
    private int read(byte[] target) throws IOException {
        reads.incrementAndGet();
        try {
            byte[] text = printed.take().getBytes(StandardCharsets.UTF_8);
            System.arraycopy(text, 0, target, 0, text.length);
            return text.length == 0 ? -1 : text.length;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void awaitReads(int count) {
        Deadline.in(Deadline.USUAL).await("it reads", () -> reads.get() == count);
    }

    @Test
    void awaitEnd_afterALongSilence_waitsForTheLastWords() throws Exception {
        awaitReads(1);
        nanos.addAndGet(MINUTE);
        BlockedCall<Integer> ending = BlockedCall.in(() -> {
            pump.awaitEnd();
            return output.log().from(0).size();
        });
        printed.add("last words\n");
        printed.add("");
        assertThat(ending.result()).isEqualTo(1);
    }

    @Test
    void awaitEnd_silentAfterIt_forgetsWhatComesLater() throws Exception {
        awaitReads(1);
        passing.set(MINUTE);
        pump.awaitEnd();
        printed.add("of a child\n");
        awaitReads(2);
        assertThat(output.log().from(0)).isEmpty();
        printed.add("");
        Deadline.in(Deadline.USUAL).await("it has ended", () -> !pump.isAlive());
    }
}
