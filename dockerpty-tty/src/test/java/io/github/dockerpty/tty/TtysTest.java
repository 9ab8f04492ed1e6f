// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TtysTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("LINES", "3", "COLUMNS", "4");
    private static final Tty NONE = new NullTty();

    @Test
    void size_asksFirstThenSecondThenEnvironment() {
        Tty first = new FixedSizeTty(new TerminalSize(1, 1));
        Tty second = new FixedSizeTty(new TerminalSize(2, 2));
        assertThat(Ttys.size(first, second, ENVIRONMENT)).contains(new TerminalSize(1, 1));
        assertThat(Ttys.size(NONE, second, ENVIRONMENT)).contains(new TerminalSize(2, 2));
        assertThat(Ttys.size(NONE, NONE, ENVIRONMENT)).contains(new TerminalSize(3, 4));
        assertThat(Ttys.size(NONE, NONE, Map.of())).isEmpty();
    }

    @Test
    void standardStreams_areDescriptors() {
        assertThat(Ttys.standardInput()).hasToString("/dev/fd/0");
        assertThat(Ttys.standardOutput()).hasToString("/dev/fd/1");
        assertThat(Ttys.standardError()).hasToString("/dev/fd/2");
    }
}
