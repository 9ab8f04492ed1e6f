// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.ProcessSignal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignalProxyTest {

    private final FakeOperation operation = new FakeOperation();
    private final Ending ending = new Ending();
    private LeakCheck leaks;
    private SignalProxy proxy;

    @BeforeEach
    void begin() {
        leaks = LeakCheck.begin();
    }

    @AfterEach
    void close() {
        proxy.close();
        leaks.close();
    }

    private void install(Signals treatment, boolean tty) {
        operation.options = SessionOptions.defaults().withSignals(treatment);
        proxy = SignalProxy.install(operation, tty, ending, "dockerpty-signal-test");
    }

    private void awaitCalls(String... expected) {
        Deadline.in(Deadline.USUAL).await("calls", () -> operation.calls.size() >= expected.length);
        assertThat(operation.calls).containsExactly(expected);
    }

    private void awaitOutcome(Outcome expected) throws IOException {
        Deadline.in(Deadline.USUAL).await("the end", ending::isDecided);
        assertThat(ending.outcome()).isEqualTo(expected);
    }

    @Test
    void proxy_passesEachOnByName_inOrder() throws Exception {
        install(Signals.PROXY, false);
        proxy.started();
        String[] names = {"INT", "HUP", "USR1", "WINCH", "TSTP", "TERM"};
        for (int i = 0; i < names.length; i++) {
            ProcessSignal.sendHere(names[i]);
            int count = i + 1;
            Deadline.in(Deadline.USUAL).await(names[i], () -> operation.calls.size() == count);
        }
        awaitCalls("signal INT", "signal HUP", "signal USR1", "signal WINCH", "signal TSTP", "signal TERM");
        Deadline.in(Deadline.USUAL).await("the account", () -> proxy.accepted() == 6);
        assertThat(ending.isDecided()).isFalse();
    }

    @Test
    void proxy_beforeTheStart_waitsForIt() {
        install(Signals.PROXY, false);
        proxy.accept("USR1");
        proxy.accept("INT");
        assertThat(operation.calls).isEmpty();
        proxy.started();
        awaitCalls("signal USR1", "signal INT");
    }

    @Test
    void proxy_withATerminal_leavesWinchToTheResize() throws Exception {
        install(Signals.PROXY, true);
        proxy.started();
        ProcessSignal.sendHere("WINCH");
        ProcessSignal.sendHere("USR1");
        awaitCalls("signal USR1");
    }

    @Test
    void proxy_thirdIntOrTerm_endsTheSession() throws Exception {
        install(Signals.PROXY, false);
        proxy.started();
        proxy.accept("INT");
        awaitCalls("signal INT");
        proxy.accept("TERM");
        awaitCalls("signal INT", "signal TERM");
        proxy.accept("INT");
        awaitOutcome(new Outcome.Interrupted("INT", 3));
        assertThat(operation.calls).hasSize(2);
    }

    @Test
    void proxy_thirdWhileTheEngineDoesNotAnswer_endsTheSessionToo() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        operation.signaling = () -> {
            try {
                never.await();
            } catch (InterruptedException left) {
                throw new InterruptedIOException();
            }
        };
        install(Signals.PROXY, false);
        proxy.started();
        proxy.accept("INT");
        awaitCalls("signal INT");
        proxy.accept("INT");
        proxy.accept("INT");
        awaitOutcome(new Outcome.Interrupted("INT", 3));
    }

    @Test
    void proxy_thirdBeforeTheStart_endsTheSessionToo() throws Exception {
        install(Signals.PROXY, false);
        proxy.accept("INT");
        proxy.accept("INT");
        proxy.accept("TERM");
        awaitOutcome(new Outcome.Interrupted("TERM", 3));
        assertThat(operation.calls).isEmpty();
    }

    @Test
    void proxy_whereNoSignalCanBeSent_interrupts() throws Exception {
        operation.takesSignals = false;
        install(Signals.PROXY, false);
        ProcessSignal.sendHere("TERM");
        awaitOutcome(new Outcome.Interrupted("TERM", 1));
    }

    @Test
    void proxyWithoutTty_interruptsWithOne_andPassesOnWithout() throws Exception {
        install(Signals.PROXY_WITHOUT_TTY, false);
        proxy.started();
        ProcessSignal.sendHere("INT");
        awaitCalls("signal INT");
        proxy.close();
        install(Signals.PROXY_WITHOUT_TTY, true);
        ProcessSignal.sendHere("HUP");
        awaitOutcome(new Outcome.Interrupted("HUP", 1));
    }

    @Test
    void detach_byIntOrTerm_interruptByHup() throws Exception {
        install(Signals.DETACH, false);
        ProcessSignal.sendHere("INT");
        awaitOutcome(new Outcome.Detached());
        proxy.close();
        Ending other = new Ending();
        proxy = SignalProxy.install(operation, false, other, "dockerpty-signal-test");
        ProcessSignal.sendHere("HUP");
        Deadline.in(Deadline.USUAL).await("the end", other::isDecided);
        assertThat(other.outcome()).isEqualTo(new Outcome.Interrupted("HUP", 1));
    }

    @Test
    void untouched_installsNothing() {
        install(Signals.UNTOUCHED, false);
        assertThat(proxy.trapped()).isEmpty();
        proxy.close();
        install(Signals.PROXY, false);
        assertThat(proxy.trapped()).contains("INT", "TERM", "HUP", "WINCH").doesNotContain("TTIN", "CHLD", "QUIT");
    }
}
