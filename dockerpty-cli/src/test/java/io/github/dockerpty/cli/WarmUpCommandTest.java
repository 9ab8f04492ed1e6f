// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WarmUpCommandTest {

    @Test
    void warmUp_withoutALauncher_saysSo() {
        CommandRun command = new CommandRun();
        assertThat(command.run("warm-up")).isEqualTo(1);
        assertThat(command.err())
                .startsWith("dockerpty: cannot make the start-up archive: ")
                .hasLineCount(1);
    }
}
