// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an idle session in a loop may cost: no thread, one descriptor, and little heap. */
@Timeout(60)
class IdleSessionHeapTest {

    private static final int FEW = 20;
    private static final int SESSIONS = 500;

    /** A sixth above what is measured, of which a quarter is the JDK's channel. */
    private static final long MOST_BYTES = 2350;

    private static void open(LoopClient client, int count) throws IOException {
        int before = client.size();
        for (int i = 0; i < count; i++) {
            client.open(BenchEngine.IDLE, bytes -> {});
        }
        Deadline.in(Deadline.USUAL).await("all are open", () -> client.size() == before + count);
    }

    @Test
    void idleSession_holdsLittle() throws Exception {
        try (EngineProcess engine = EngineProcess.start(false);
                LoopClient client = new LoopClient(engine.endpoint())) {
            open(client, FEW);
            long before = ManySessionsBenchmark.heap();
            open(client, SESSIONS);
            long each = (ManySessionsBenchmark.heap() - before) / SESSIONS;
            assertThat(each).as("bytes of heap for an idle session").isBetween(500L, MOST_BYTES);
        }
    }
}
