// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LeakCheck;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Very many blocking sessions at once, whose processes and whose callers say nothing: none leaves anything behind. */
@Timeout(120)
class ManySessionsTest {

    private static final int VIRTUAL = 2000;
    private static final int PLATFORM = 300;
    private static final int FIRST = 20;

    /** From JDK 24 on a virtual thread that waits on a monitor does not hold its carrier. */
    private static final boolean HAS_VIRTUAL = Runtime.version().feature() >= 24;

    private static ExecutorService threads() throws ReflectiveOperationException {
        return HAS_VIRTUAL
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newCachedThreadPool();
    }

    /** Its caller types nothing, and its process prints nothing. */
    private static PseudoTerminal silent(Engine engine, WritableByteChannel out) {
        SessionPipe typed = new SessionPipe(1, false);
        SessionStreams streams = SessionStreams.of(() -> new PipeReader(typed), out, out);
        ExecSpec known = ExecSpec.of(List.of("cat")).interactive(true, false);
        return new PseudoTerminal(new ExecOperation(engine, "e1", streams, SessionOptions.defaults()).createdAs(known));
    }

    @Test
    void silentSessions_openedAndClosed_leaveNoThreadAndNoDescriptor() throws Exception {
        // The JVM keeps what it waits in for virtual threads, once there was one.
        openAndClose(FIRST);
        try (LeakCheck leaks = LeakCheck.begin()) {
            openAndClose(HAS_VIRTUAL ? VIRTUAL : PLATFORM);
            leaks.awaitNone(Deadline.USUAL);
        }
    }

    private static void openAndClose(int count) throws Exception {
        ExecutorService threads = threads();
        try (ScriptedProcess process = ScriptedProcess.onUnixSocket();
                OutputStream none = OutputStream.nullOutputStream()) {
            process.execStarts(conversation().drain());
            Engine engine = process.connect();
            WritableByteChannel out = Channels.newChannel(none);
            List<PseudoTerminal> sessions = new ArrayList<>();
            List<Future<Outcome>> ends = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                PseudoTerminal session = silent(engine, out);
                sessions.add(session);
                ends.add(threads.submit(() -> session.start()));
            }
            Deadline.in(Deadline.USUAL.multipliedBy(6))
                    .await("all are open", () -> process.engine.requests().size() > count);
            sessions.forEach(PseudoTerminal::detach);
            for (Future<Outcome> end : ends) {
                assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(new Outcome.Detached());
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
