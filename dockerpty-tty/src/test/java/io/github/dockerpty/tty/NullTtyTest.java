// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class NullTtyTest {

    private final Tty tty = new NullTty();
    private final TtyAttributes saved = new TtyAttributes() {};

    @Test
    void isNoTerminalAndHasNoSize() {
        assertThat(tty.isTerminal()).isFalse();
        assertThat(tty.size()).isEmpty();
        assertThat(tty.isForeground()).isTrue();
    }

    @Test
    void changes_throwTtyException() {
        assertThatThrownBy(tty::save).isInstanceOf(TtyException.class).hasMessageContaining("isTerminal");
        assertThatThrownBy(() -> tty.raw(saved)).isInstanceOfSatisfying(TtyException.class, e -> {
            assertThat(e.request()).isEqualTo("set raw mode");
            assertThat(e.device()).isEqualTo("no terminal");
            assertThat(e.status()).isEqualTo(-1);
        });
        assertThatThrownBy(() -> tty.plainOutput(saved)).isInstanceOf(TtyException.class);
    }

    @Test
    void restore_hasNothingToDo() throws Exception {
        assertThat(tty.restore(saved)).isFalse();
    }
}
