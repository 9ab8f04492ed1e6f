// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Key;
import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.TerminalSession;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExpectationsTest {

    @Test
    void expectAny_takesWhatBeginsFirst() {
        try (var t = shell("echo 'one two three'")) {
            assertThat(t.expectAny("three", "two", "t.o t")).isEqualTo(1);
            assertThat(t.expectAny("one", "three")).isEqualTo(1);
        }
    }

    @Test
    void expect_afterTheEnd_failsWithTheWholeStory() {
        try (var t = shell("printf 'a\\tb\\nlast \\033[1mwords'; exit 5")) {
            assertThatThrownBy(() -> t.expect("never"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the output ended before the output matches [never]")
                    .hasMessageContaining("exited with 5")
                    .hasMessageContaining("  | a       b\n  | last words")
                    .hasMessageContaining("a\\tb\\r\\nlast \\e[1mwords");
        }
    }

    @Test
    void expect_withoutMatch_failsAtTheLimit() {
        var setup = TerminalSession.of("sh", "-c", "echo here; read -r line").limit(Duration.ofMillis(300));
        try (var t = setup.start()) {
            awaitShown(t, "here");
            assertThatThrownBy(() -> t.expectScreen("the moon", s -> s.text().contains("moon")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("time ran out (PT0.3S) while waiting until the moon")
                    .hasMessageContaining("still running")
                    .hasMessageContaining("  | here");
            assertThatThrownBy(t::awaitExit).isInstanceOf(AssertionError.class).hasMessageContaining("exits");
            assertThatThrownBy(t::expectEnd).isInstanceOf(AssertionError.class).hasMessageContaining("the output ends");
            assertThatThrownBy(() -> t.expectModes("raw", LineModes::isRaw))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("echo=true");
        }
    }

    @Test
    void expect_interrupted_failsAndStaysInterrupted() {
        try (var t = shell("read -r line")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> t.expect("x"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void expectSilence_withoutOutput_returns() {
        try (var t = shell("echo ready; read -r line")) {
            t.expectText("ready\r\n");
            t.expectSilence(Duration.ofMillis(50));
            assertThat(t.isAlive()).isTrue();
        }
    }

    @Test
    void expectSilence_withOutput_fails() {
        try (var t = shell("while :; do echo tick; sleep 0.05; done")) {
            assertThatThrownBy(() -> t.expectSilence(Duration.ofSeconds(5)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("were printed");
        }
    }

    @Test
    void expectEnd_comesWithTheProgramsEnd() {
        try (var t = shell("read -r line")) {
            assertThat(t.isAlive()).isTrue();
            t.press(Key.ENTER);
            t.expectEnd();
            assertThat(t.awaitExit()).isZero();
            assertThat(t.isAlive()).isFalse();
        }
    }

    @Test
    void type_intoAFullTerminal_failsAtTheLimit() {
        var setup = TerminalSession.of("sh", "-c", "stty raw -echo; echo ready; exec sleep 1000")
                .limit(Duration.ofMillis(500));
        try (var t = setup.start()) {
            awaitShown(t, "ready");
            assertThatThrownBy(() -> t.typeBytes(new byte[1 << 20]))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("takes 1048576 bytes");
        }
    }

    /** Within the usual time, not within the session's, in which a program may not have started on a busy machine. */
    private static void awaitShown(TerminalSession session, String text) {
        Deadline.in(Deadline.USUAL)
                .await(text + " is shown", () -> session.screen().text().contains(text));
    }

    private static TerminalSession shell(String script) {
        return TerminalSession.of("sh", "-c", script).start();
    }
}
