// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DescriptorTtyTest extends TtyContract {

    @Override
    Tty open(int fd) {
        return Ttys.of(fd);
    }

    @Test
    void of_negativeDescriptor_throws() {
        assertThatThrownBy(() -> Ttys.of(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void isForeground_onATerminalThatDoesNotControlUs_isTrue() {
        try (TestTerminal terminal = new TestTerminal()) {
            assertThat(open(terminal.descriptor()).isForeground()).isTrue();
        }
    }
}
