// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TerminalTest {

    private final FakeTty tty = new FakeTty();

    @Test
    void made_changesNothing() throws Exception {
        try (Terminal terminal = Terminal.raw(tty)) {
            assertThat(tty.modes).isEqualTo("cooked");
            assertThat(terminal.isStarted()).isFalse();
            assertThat(terminal.size()).contains(new TerminalSize(25, 132));
        }
    }

    @Test
    void startAndStop_repeated_changeAndRestoreEachTime() throws Exception {
        try (Terminal terminal = Terminal.raw(tty)) {
            for (int i = 0; i < 3; i++) {
                terminal.start();
                assertThat(tty.modes).isEqualTo("raw");
                assertThat(terminal.isStarted()).isTrue();
                terminal.stop();
                assertThat(tty.modes).isEqualTo("cooked");
            }
        }
    }

    @Test
    void start_twice_remembersTheFirstModes() throws Exception {
        try (Terminal terminal = Terminal.raw(tty)) {
            terminal.start();
            terminal.start();
            terminal.stop();
            assertThat(tty.modes).isEqualTo("cooked");
        }
    }

    @Test
    void start_afterStop_remembersTheModesOfThatMoment() throws Exception {
        try (Terminal terminal = Terminal.raw(tty)) {
            terminal.start();
            terminal.stop();
            tty.modes = "no echo";
            terminal.start();
            terminal.stop();
            assertThat(tty.modes).isEqualTo("no echo");
        }
    }

    @Test
    void stop_notStarted_leavesModesAlone() throws Exception {
        try (Terminal terminal = Terminal.raw(tty)) {
            tty.modes = "other";
            terminal.stop();
            assertThat(tty.modes).isEqualTo("other");
        }
    }

    @Test
    void close_twice_restoresOnce() throws Exception {
        Terminal terminal = Terminal.raw(tty);
        terminal.start();
        terminal.close();
        tty.modes = "other";
        terminal.close();
        assertThat(tty.modes).isEqualTo("other");
    }

    @Test
    void start_afterClose_throws() throws Exception {
        Terminal terminal = Terminal.raw(tty);
        terminal.close();
        assertThatThrownBy(terminal::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void start_refused_undoesWhatWasDone() throws Exception {
        tty.refusesRaw = true;
        try (Terminal terminal = Terminal.raw(tty)) {
            assertThatThrownBy(terminal::start).isInstanceOf(TtyException.class);
            assertThat(tty.modes).isEqualTo("cooked");
            assertThat(terminal.isStarted()).isFalse();
        }
    }

    @Test
    void start_refusedAndNotUndone_tellsBoth() throws Exception {
        tty.refusesRaw = true;
        tty.refusesRestore = true;
        Terminal terminal = Terminal.raw(tty);
        assertThatThrownBy(terminal::start).hasMessageContaining("raw").satisfies(e -> assertThat(e.getSuppressed())
                .hasSize(1));
        tty.refusesRestore = false;
        terminal.close();
        assertThat(tty.modes).isEqualTo("cooked");
    }

    @Test
    void stop_refused_staysStartedForTheNextTry() throws Exception {
        Terminal terminal = Terminal.raw(tty);
        terminal.start();
        tty.refusesRestore = true;
        assertThatThrownBy(terminal::stop).isInstanceOf(TtyException.class);
        assertThat(terminal.isStarted()).isTrue();
        tty.refusesRestore = false;
        terminal.close();
        assertThat(tty.modes).isEqualTo("cooked");
    }

    @Test
    void stop_inBackground_leavesModesToTheForegroundJob() throws Exception {
        Terminal terminal = Terminal.raw(tty);
        terminal.start();
        tty.foreground = false;
        tty.modes = "the shell's";
        terminal.close();
        assertThat(tty.modes).isEqualTo("the shell's");
        assertThat(terminal.isStarted()).isFalse();
    }

    @Test
    void nested_stoppedInReverse_restoreStepByStep() throws Exception {
        try (Terminal outer = Terminal.plainOutput(tty)) {
            outer.start();
            try (Terminal inner = Terminal.raw(tty)) {
                inner.start();
                assertThat(tty.modes).isEqualTo("raw");
            }
            assertThat(tty.modes).isEqualTo("plain");
        }
        assertThat(tty.modes).isEqualTo("cooked");
    }

    @Test
    void unchanged_started_changesNothing() throws Exception {
        try (Terminal terminal = Terminal.unchanged(tty)) {
            terminal.start();
            assertThat(tty.modes).isEqualTo("cooked");
            assertThat(terminal.isStarted()).isFalse();
        }
    }

    @Test
    void noTerminal_started_doesNothing() throws Exception {
        try (Terminal terminal = Terminal.raw(new NullTty())) {
            terminal.start();
            assertThat(terminal.isStarted()).isFalse();
            assertThat(terminal.size()).isEmpty();
        }
    }

    @Test
    void isRaw_tellsWhatStartMeans() {
        assertThat(Terminal.raw(tty).isRaw()).isTrue();
        assertThat(Terminal.plainOutput(tty).isRaw()).isFalse();
        assertThat(Terminal.unchanged(tty).isRaw()).isFalse();
    }

    @Test
    void continued_inForeground_appliesAgain() throws Exception {
        try (Terminal terminal = Terminal.raw(tty)) {
            terminal.start();
            tty.modes = "the shell's";
            Signals.raiseAndAwait("CONT");
            assertThat(tty.modes).isEqualTo("raw");
        }
        assertThat(tty.modes).isEqualTo("cooked");
    }

    @Test
    void continued_inBackgroundOrGone_isNoError() throws Exception {
        try (Terminal terminal = Terminal.raw(tty)) {
            terminal.start();
            tty.foreground = false;
            tty.modes = "the shell's";
            Signals.raiseAndAwait("CONT");
            assertThat(tty.modes).isEqualTo("the shell's");
            tty.foreground = true;
            tty.refusesRaw = true;
            Signals.raiseAndAwait("CONT");
            assertThat(terminal.isStarted()).isTrue();
        }
        assertThat(tty.modes).isEqualTo("cooked");
    }
}
