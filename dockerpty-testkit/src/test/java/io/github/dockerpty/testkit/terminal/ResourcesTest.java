// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LeakCheck;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class ResourcesTest {

    @ParameterizedTest
    @EnumSource
    void fiftySessions_leaveNothing(PtyDriver driver) {
        try (var first = session(driver, "true").start()) {
            first.awaitExit();
        }
        LeakCheck leaks = LeakCheck.begin();
        for (int i = 0; i < 50; i++) {
            var setup = session(driver, "sh", "-c", "echo ready; read -r line");
            try (var t = (i % 2 == 0 ? setup : setup.stdinFromPipe()).start()) {
                t.expectText("ready");
            }
        }
        leaks.awaitNone(Deadline.USUAL);
    }

    @ParameterizedTest
    @EnumSource
    void failedStarts_leaveNothing(PtyDriver driver) {
        LeakCheck leaks = LeakCheck.begin();
        var setup = session(driver, "true").directory(Path.of("/no/such/folder"));
        assertThatThrownBy(setup::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot start a session with true");
        leaks.awaitNone(Deadline.USUAL);
    }

    @ParameterizedTest
    @EnumSource
    void close_whileAnotherThreadExpects_endsTheWait(PtyDriver driver) throws InterruptedException {
        var t = session(driver, "sh", "-c", "read -r line")
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

    private static SessionSetup session(PtyDriver driver, String... command) {
        return SessionSetup.of(List.of(command)).driver(driver);
    }
}
