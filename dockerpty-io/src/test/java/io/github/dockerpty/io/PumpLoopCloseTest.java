// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.ChannelPair;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LeakCheck;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PumpLoopCloseTest {

    private LeakCheck leaks;

    /** What the JVM opens once, for its first sockets, selectors and virtual threads, is no leak. */
    @BeforeAll
    static void warmUp() throws Exception {
        try (PumpLoop loop = PumpLoop.open();
                LoopSession session = new LoopSession(loop)) {
            session.awaitEcho("x");
            CompletableFuture.runAsync(() -> {}, loop.calls()).get(20, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void begin() {
        leaks = LeakCheck.begin();
    }

    @AfterEach
    void nothingIsLeft() {
        leaks.close();
    }

    @Test
    void close_endsAllSessions_andClosesNoChannel() throws Exception {
        PumpLoop loop = PumpLoop.open();
        List<LoopSession> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sessions.add(new LoopSession(loop));
        }
        sessions.get(7).awaitEcho("x");
        loop.close();
        loop.close();
        for (LoopSession session : sessions) {
            assertThat(Ends.of(session.member))
                    .isInstanceOf(CancellationException.class)
                    .hasMessageContaining("closed");
            assertThat(session.pair.left().isOpen()).isTrue();
            assertThat(session.pair.left().isRegistered()).isFalse();
            session.close();
        }
        assertThat(loop.size()).isZero();
        Pump late = Pump.from(new InputQueue()).to(Sink.discarding());
        assertThatThrownBy(() -> loop.join(late)).isInstanceOf(ClosedSelectorException.class);
    }

    @Test
    void close_byACallback_endsTheLoop() throws Exception {
        PumpLoop loop = PumpLoop.open();
        try (LoopSession other = new LoopSession(loop);
                LoopSession session = new LoopSession(loop, bytes -> loop.close())) {
            session.output.request(1);
            session.peerSends("x");
            assertThat(Ends.of(other.member)).isInstanceOf(CancellationException.class);
            assertThat(Ends.of(session.member)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void close_whileSessionsJoin_endsEachOfThem() throws Exception {
        for (int round = 0; round < 20; round++) {
            PumpLoop loop = PumpLoop.open();
            List<LoopMember> joined = new ArrayList<>();
            BlockedCall<Integer> joining = BlockedCall.started(() -> {
                while (true) {
                    joined.add(loop.join(Pump.from(new InputQueue()).to(Sink.discarding())));
                    // Not so many that they fill the memory while the closing thread waits for a processor.
                    LockSupport.parkNanos(20_000);
                }
            });
            loop.close();
            assertThat(joining.failure()).isInstanceOf(ClosedSelectorException.class);
            for (LoopMember member : joined) {
                assertThat(Ends.of(member)).isInstanceOf(CancellationException.class);
            }
        }
    }

    @Test
    void close_ofAnInterruptedThread_waitsAndKeepsTheStatus() throws Exception {
        PumpLoop loop = PumpLoop.open();
        LoopMember member = loop.join(Pump.from(new InputQueue()).to(Sink.discarding()));
        Thread.currentThread().interrupt();
        loop.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Ends.of(member)).isInstanceOf(CancellationException.class);
    }

    @Test
    void sessionsThatEnd_leaveNothing_whileTheLoopRuns() throws Exception {
        try (PumpLoop loop = PumpLoop.open();
                LoopSession keeper = new LoopSession(loop)) {
            keeper.awaitEcho("x");
            LeakCheck meanwhile = LeakCheck.begin();
            for (int i = 0; i < 100; i++) {
                LoopSession session = new LoopSession(loop);
                session.member.ended().whenComplete((none, failure) -> close(session));
                session.peer().close();
                assertThat(Ends.of(session.member)).isNull();
            }
            meanwhile.close();
            assertThat(loop.size()).isEqualTo(1);
        }
    }

    @Test
    void tasks_runOnTheLoopsThread_untilTheirMemberEnds() throws Exception {
        try (PumpLoop loop = PumpLoop.open();
                LoopSession session = new LoopSession(loop)) {
            CompletableFuture<Thread> ran = CompletableFuture.supplyAsync(Thread::currentThread, session.member);
            session.awaitEcho("x");
            assertThat(ran.get(20, TimeUnit.SECONDS)).isSameAs(session.thread());
            session.member.execute(() -> {
                throw new IllegalStateException("thrown by a task");
            });
            assertThat(Ends.of(session.member)).hasMessage("thrown by a task");
            assertThatThrownBy(() -> session.member.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void calls_mayBlock_andAreInterruptedByTheClose() throws Exception {
        CountDownLatch forEver = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        try (PumpLoop loop = PumpLoop.open();
                LoopSession session = new LoopSession(loop)) {
            loop.calls().execute(() -> {
                started.countDown();
                try {
                    forEver.await();
                    interrupted.complete(false);
                } catch (InterruptedException e) {
                    interrupted.complete(true);
                }
            });
            started.await();
            session.awaitEcho("not held up");
        }
        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void callsOfThePool_runOnDaemons_thatGo() throws Exception {
        ExecutorService pool = ShortCalls.pool();
        Thread[] ran = new Thread[1];
        CompletableFuture.runAsync(() -> ran[0] = Thread.currentThread(), pool).get(20, TimeUnit.SECONDS);
        assertThat(ran[0].isDaemon()).isTrue();
        pool.shutdownNow();
        Deadline.in(Deadline.USUAL).await("the pool's thread has gone", () -> !ran[0].isAlive());
    }

    @Test
    void givenExecutor_staysTheCallers() throws Exception {
        ExecutorService given = ShortCalls.pool();
        try (PumpLoop loop = PumpLoop.open(given)) {
            assertThat(loop.calls()).isSameAs(given);
        }
        assertThat(given.isShutdown()).isFalse();
        given.shutdownNow();
    }

    @Test
    void pair_isNotLeft_byAFailedJoin() throws Exception {
        try (PumpLoop loop = PumpLoop.open();
                var pair = ChannelPair.unix()) {
            pair.left().close();
            Pump pump = Pump.from(Stream.of(pair.left())).to(Sink.discarding());
            assertThatThrownBy(() -> loop.join(pump)).isInstanceOf(IOException.class);
            assertThat(loop.size()).isZero();
        }
    }

    private static void close(LoopSession session) {
        try {
            session.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void onEnded_tellsEachListener_andOneThatComesLate() throws Exception {
        try (PumpLoop loop = PumpLoop.open();
                LoopSession session = new LoopSession(loop)) {
            List<String> told = Collections.synchronizedList(new ArrayList<>());
            session.member.onEnded(failure -> told.add("first " + failure + " " + loop.isCurrent()));
            session.member.onEnded(failure -> told.add("second " + failure));
            session.pair.right().close();
            assertThat(Ends.of(session.member)).isNull();
            assertThat(told).containsExactly("first null true", "second null");
            session.member.onEnded(failure -> told.add("late " + failure));
            // The loop may be telling still.
            Deadline.in(Deadline.USUAL).await("the late one", () -> told.size() == 3);
            assertThat(told).last().isEqualTo("late null");
        }
    }

    @Test
    void onEnded_listenerThatThrows_harmsNoOtherSession() throws Exception {
        try (PumpLoop loop = PumpLoop.open();
                LoopSession session = new LoopSession(loop);
                LoopSession other = new LoopSession(loop)) {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            session.member.onEnded(failure -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, mistake) -> thrown.complete(mistake));
                throw new IllegalStateException("told " + failure.getMessage());
            });
            session.member.leave();
            assertThat(thrown.get(20, TimeUnit.SECONDS)).hasMessage("told the member left its loop");
            other.awaitEcho("goes on");
        }
    }
}
