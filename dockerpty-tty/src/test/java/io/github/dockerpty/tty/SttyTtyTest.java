// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SttyTtyTest extends TtyContract {

    @Override
    Tty open(int fd) {
        return new SttyTty(fd);
    }

    @Test
    void parse_rowsAndColumns_isTheSize() {
        assertThat(SttyTty.parse("24 80")).contains(new TerminalSize(24, 80));
        assertThat(SttyTty.parse("0 0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "24 ", " 80", "24 80 7", "a b", "24 70000", "-1 80"})
    void parse_anythingElse_isUnknown(String text) {
        assertThat(SttyTty.parse(text)).isEmpty();
    }

    @Test
    void interrupted_finishesAndStaysInterrupted() throws Exception {
        try (TestTerminal terminal = new TestTerminal()) {
            Tty tty = open(terminal.descriptor());
            TtyAttributes saved = tty.save();
            Thread.currentThread().interrupt();
            tty.raw(saved);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(terminal.person().modes().isRaw()).isTrue();
        }
    }

    @Test
    void everyCall_leavesNoProcess() throws Exception {
        try (TestTerminal terminal = new TestTerminal()) {
            Tty tty = open(terminal.descriptor());
            TtyAttributes saved = tty.save();
            tty.raw(saved);
            tty.restore(saved);
            tty.size();
            Deadline.in(Deadline.USUAL).await("no stty is left", () -> ProcessHandle.current()
                    .children()
                    .noneMatch(child -> child.info().command().orElse("").endsWith("stty")));
        }
    }
}
