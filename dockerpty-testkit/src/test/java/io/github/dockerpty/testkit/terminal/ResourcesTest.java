// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ResourcesTest {

    @Test
    void fiftySessions_leaveNothing() {
        try (var first = TerminalSession.of("true").start()) {
            first.awaitExit();
        }
        LeakCheck leaks = LeakCheck.begin();
        for (int i = 0; i < 50; i++) {
            var setup = TerminalSession.of("sh", "-c", "echo ready; read -r line");
            try (var t = (i % 2 == 0 ? setup : setup.stdinFromPipe()).start()) {
                t.expectText("ready");
            }
        }
        leaks.awaitNone(Deadline.USUAL);
    }

    @Test
    void failedStarts_leaveNothing() {
        LeakCheck leaks = LeakCheck.begin();
        var setup = TerminalSession.of("true").directory(Path.of("/no/such/folder"));
        assertThatThrownBy(setup::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot start a session with true");
        leaks.awaitNone(Deadline.USUAL);
    }

    @Test
    void close_whileAnotherThreadExpects_endsTheWait() throws InterruptedException {
        var t = TerminalSession.of("sh", "-c", "read -r line")
                .limit(Duration.ofMinutes(1))
                .start();
        var failure = new AssertionError[1];
        var waiting = new Thread(() -> {
            try {
                t.expect("never");
            } catch (AssertionError e) {
                failure[0] = e;
            }
        });
        waiting.start();
        t.close();
        t.close();
        waiting.join();
        assertThat(failure[0]).hasMessageContaining("the output ended");
    }
}
