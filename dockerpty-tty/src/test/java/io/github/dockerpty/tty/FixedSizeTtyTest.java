// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FixedSizeTtyTest {

    @Test
    void alone_isNoTerminalButHasTheSize() {
        Tty tty = new FixedSizeTty(new TerminalSize(24, 80));
        assertThat(tty.isTerminal()).isFalse();
        assertThat(tty.size()).contains(new TerminalSize(24, 80));
    }

    @Test
    void zeroByZero_isUnknown() {
        assertThat(new FixedSizeTty(new TerminalSize(0, 0)).size()).isEmpty();
    }

    @Test
    void over_anotherTty_changesItsModes() throws Exception {
        FakeTty other = new FakeTty();
        Tty tty = new FixedSizeTty(other, new TerminalSize(24, 80));
        assertThat(tty.isTerminal()).isTrue();
        TtyAttributes saved = tty.save();
        tty.raw(saved);
        assertThat(other.modes).isEqualTo("raw");
        tty.plainOutput(saved);
        assertThat(other.modes).isEqualTo("plain");
        assertThat(tty.restore(saved)).isTrue();
        assertThat(other.modes).isEqualTo("cooked");
        other.foreground = false;
        assertThat(tty.isForeground()).isFalse();
    }
}
