// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProcessSignalTest {

    @Test
    void send_reachesTheProcess() throws Exception {
        for (String name : new String[] {"USR1", "SIGUSR1"}) {
            Process process = new ProcessBuilder("sleep", "100").start();
            ProcessSignal.send(name, process.pid());
            assertThat(process.waitFor()).isEqualTo(128 + 10);
        }
    }

    @Test
    void send_ofNoSignalOrToNobody_saysSo() {
        assertThatThrownBy(() -> ProcessSignal.sendHere("NOSUCH"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot send NOSUCH to process "
                        + ProcessHandle.current().pid());
        assertThatThrownBy(() -> ProcessSignal.send("TERM", Integer.MAX_VALUE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("process 2147483647");
    }

    @Test
    void send_interrupted_failsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ProcessSignal.sendHere("CONT")).isInstanceOf(AssertionError.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
