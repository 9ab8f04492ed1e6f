// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.io.LineSink;
import io.github.dockerpty.io.PushSink;
import io.github.dockerpty.io.Route;
import io.github.dockerpty.io.Sink;
import io.github.dockerpty.testkit.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Output of sessions in a loop that is pushed to sinks, which may throw. */
@Timeout(60)
class LoopOutputTest extends LoopedSessions {

    private Session exec(Sink sink) {
        return sessions().to(Route.to(sink)).startExec("e1");
    }

    private static PushSink all(PushSink.Receiver receiver) {
        PushSink sink = PushSink.to(receiver);
        sink.request(Long.MAX_VALUE);
        return sink;
    }

    @Test
    void output_withoutDemand_staysAtTheEngine_andFlowsOnDemand() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().send(frames().stdout(new byte[1_000_000])));
        List<Integer> counts = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        PushSink sink = PushSink.to(new PushSink.Receiver() {
            @Override
            public void received(ByteBuffer bytes) {
                counts.add(bytes.remaining());
            }

            @Override
            public void ended() {
                ended.countDown();
            }
        });
        try (Session session = exec(sink)) {
            awaitMembers(1);
            sink.request(10);
            Deadline.in(Deadline.USUAL)
                    .await("ten bytes", () -> session.account().stdoutBytes() == 10);
            assertThat(session.exit().toCompletableFuture()).isNotDone();
            sink.request(Long.MAX_VALUE);
            assertThat(end(session)).isEqualTo(new Outcome.Exited(0));
            assertThat(ended.getCount()).isZero();
            assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000_000);
            assertThat(session.stdout().read()).isEqualTo(-1);
        }
    }

    @Test
    void lines_comeOneByOne_andTheLastWithoutItsEnd() throws Exception {
        process.execEnds(2, false);
        process.execStarts(
                conversation().send(frames().stdout("one\r").stdout("\ntw").stdout("o\nthree")));
        List<String> lines = new ArrayList<>();
        try (Session session = exec(LineSink.to(StandardCharsets.UTF_8, (line, end) -> lines.add(line + " " + end)))) {
            assertThat(end(session)).isEqualTo(new Outcome.Exited(2));
            assertThat(lines).containsExactly("one TERMINATED", "two TERMINATED", "three UNTERMINATED");
        }
    }

    @Test
    void cutOutput_tellsNoEnd() throws Exception {
        process.execEnds(0, false);
        process.execStarts(
                conversation().send(Arrays.copyOf(frames().stdout("x").bytes(), 8)));
        CountDownLatch ended = new CountDownLatch(1);
        PushSink sink = all(new PushSink.Receiver() {
            @Override
            public void received(ByteBuffer bytes) {}

            @Override
            public void ended() {
                ended.countDown();
            }
        });
        try (Session session = exec(sink)) {
            assertThat(end(session)).isInstanceOf(Outcome.ConnectionLost.class);
            assertThat(ended.getCount()).isEqualTo(1);
        }
    }

    @Test
    void whatACallbackThrows_endsItsSessionOnly() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().send(frames().stdout("x")).awaitGate(gate));
        try (Session other = sessions().startExec("e1");
                Session broken = exec(all(bytes -> {
                    throw new IOException("full");
                }));
                Session mistaken = exec(all(bytes -> {
                    throw new IllegalStateException("mistake");
                }))) {
            assertThat(end(broken))
                    .isInstanceOfSatisfying(Outcome.OutputClosed.class, closed -> assertThat(closed.cause())
                            .hasRootCauseMessage("full"));
            assertThatThrownBy(mistaken::await).hasMessageContaining("mistake");
            assertThat(other.stdout().read()).isEqualTo('x');
            gate.countDown();
            assertThat(end(other)).isEqualTo(new Outcome.Exited(0));
        }
    }

    @Test
    void refusedEnd_isAClosedOutput() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().send(frames().stdout("x")));
        PushSink sink = all(new PushSink.Receiver() {
            @Override
            public void received(ByteBuffer bytes) {}

            @Override
            public void ended() throws IOException {
                throw new IOException("no end wanted");
            }
        });
        try (Session session = exec(sink)) {
            assertThat(end(session)).isInstanceOf(Outcome.OutputClosed.class);
        }
    }

    @Test
    void close_onTheLoopsThread_doesNotWaitForIt() throws Exception {
        process.execEnds(0, false);
        process.execStarts(conversation().send(frames().stdout("x")).awaitGate(gate));
        CompletableFuture<Session> opened = new CompletableFuture<>();
        CompletableFuture<Boolean> current = new CompletableFuture<>();
        try (Session session = exec(all(bytes -> {
            current.complete(loop.isCurrent());
            opened.join().close();
        }))) {
            opened.complete(session);
            assertThat(end(session)).isEqualTo(new Outcome.Detached());
            assertThat(current.join()).isTrue();
            assertThat(loop.isCurrent()).isFalse();
        }
    }
}
