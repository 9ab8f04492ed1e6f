// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.testkit.Deadline;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests with a scripted engine and a loop that carries the sessions. */
abstract class LoopedSessions extends ScriptedSessions {

    final CountDownLatch gate = new CountDownLatch(1);
    PumpLoop loop;

    @BeforeEach
    void openLoop() throws IOException {
        loop = PumpLoop.open();
    }

    @AfterEach
    void closeLoop() {
        gate.countDown();
        loop.close();
    }

    Sessions sessions() {
        return DockerPty.sessions(process.connect()).on(loop);
    }

    static Outcome end(Session session) throws Exception {
        return session.exit().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    void awaitMembers(int count) {
        Deadline.in(Deadline.USUAL).await("members", () -> loop.size() == count);
    }
}
