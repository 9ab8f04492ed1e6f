// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LeakCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SignalTrapTest {

    @Test
    void install_deliversByNameUntilClosed() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        LeakCheck leaks = LeakCheck.begin();
        SignalTrap trap = SignalTrap.install("WINCH", told::add).orElseThrow();
        assertThat(trap.name()).isEqualTo("WINCH");
        Signals.raiseAndAwait("WINCH");
        assertThat(told).containsExactly("WINCH");
        trap.close();
        Signals.raiseAndAwait("WINCH");
        assertThat(told).hasSize(1);
        leaks.close();
    }

    @Test
    void close_ofTheLast_putsThePreviousHandlerBack() throws Exception {
        Semaphore previous = new Semaphore(0);
        Object original = SignalBridge.handle("USR1", SignalBridge.handler(name -> previous.release()));
        try {
            SignalTrap first = SignalTrap.install("USR1", name -> {}).orElseThrow();
            SignalTrap second = SignalTrap.install("USR1", name -> {}).orElseThrow();
            first.close();
            Signals.raiseAndAwait("USR1");
            assertThat(previous.availablePermits()).isZero();
            second.close();
            second.close();
            Signals.raise("USR1");
            assertThat(previous.tryAcquire(Deadline.USUAL.toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        } finally {
            SignalBridge.handle("USR1", original);
        }
    }

    @Test
    void install_ignoredSignal_staysIgnored() throws Exception {
        Object ignore =
                Class.forName("sun.misc.SignalHandler").getField("SIG_IGN").get(null);
        Object original = SignalBridge.handle("USR1", ignore);
        try {
            assertThat(SignalTrap.install("USR1", name -> {})).isEmpty();
            assertThat(SignalBridge.isIgnore(SignalBridge.handle("USR1", ignore)))
                    .isTrue();
        } finally {
            SignalBridge.handle("USR1", original);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "STOP", "QUIT", "SEGV", "USR2", "PIPE", "CHLD", "URG", "NOSUCH", ""})
    void install_impossibleOrReserved_isEmpty(String name) {
        assertThat(SignalTrap.install(name, signal -> {})).isEmpty();
    }

    @Test
    void deliver_throwingCallback_reachesTheOthersAndTheHandlerOfUncaught() throws Exception {
        CountDownLatch uncaught = new CountDownLatch(1);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.countDown());
        try (SignalTrap first = SignalTrap.install("WINCH", name -> {
                    throw new IllegalStateException("on purpose");
                })
                .orElseThrow()) {
            Signals.raiseAndAwait(first.name());
            assertThat(uncaught.await(Deadline.USUAL.toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void deliver_twoSignalsAtOnce_runsOneCallbackAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch told = new CountDownLatch(2);
        Optional<SignalTrap> winch = SignalTrap.install("WINCH", name -> visit(inside, most, told));
        Optional<SignalTrap> user = SignalTrap.install("USR1", name -> visit(inside, most, told));
        Signals.raise("WINCH");
        Signals.raise("USR1");
        assertThat(told.await(Deadline.USUAL.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        winch.orElseThrow().close();
        user.orElseThrow().close();
        assertThat(most).hasValue(1);
    }

    private static void visit(AtomicInteger inside, AtomicInteger most, CountDownLatch told) {
        int now = inside.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        Thread.yield();
        inside.decrementAndGet();
        told.countDown();
    }
}
