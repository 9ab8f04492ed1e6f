// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.ProcessSignal;
import io.github.dockerpty.tty.SignalTrap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WinchHandlerTest {

    private final FakeOperation operation = new FakeOperation();

    @Test
    void windowChange_isSent_betweenStartAndStop_andOthersHearItToo() throws Exception {
        Semaphore heard = new Semaphore(0);
        AtomicInteger rows = new AtomicInteger(24);
        operation.options = SessionOptions.defaults()
                .withSize(() -> SizeSource.fixed(rows.get(), 80).size());
        try (LeakCheck leaks = LeakCheck.begin();
                SignalTrap before =
                        SignalTrap.install("WINCH", name -> heard.release()).orElseThrow();
                WinchHandler handler = new WinchHandler(new PseudoTerminal(operation))) {
            handler.start();
            handler.start();
            ProcessSignal.sendHere("WINCH");
            assertThat(operation.resizes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(heard.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            rows.set(25);
            handler.stop();
            handler.stop();
            ProcessSignal.sendHere("WINCH");
            assertThat(heard.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(before.name()).isEqualTo("WINCH");
            assertThat(leaks).isNotNull();
        }
        assertThat(operation.calls).containsExactly("resize 24x80");
    }
}
