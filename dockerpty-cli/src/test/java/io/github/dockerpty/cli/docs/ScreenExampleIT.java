// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;

import io.github.dockerpty.testkit.Key;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.TestContainer;
import io.github.dockerpty.testkit.TestEngine;
import io.github.dockerpty.testkit.TestEngine.Ability;
import io.github.dockerpty.testkit.junit.EngineTest;
import io.github.dockerpty.testkit.junit.From;
import org.junit.jupiter.api.Timeout;

/** The third example of the testkit's guide: what the user sees, on every engine. */
@Timeout(90)
class ScreenExampleIT {

    private static final String DOCKERPTY = ProjectFiles.root()
            .resolve("dockerpty-cli/target/dockerpty/bin/dockerpty")
            .toString();

    // region testkit.md 3
    @EngineTest(needs = Ability.SIGNALS) // one run each on the embedded engine, docker and podman
    void shell_feelsLikeAShell(TestEngine engine, @From("busybox") TestContainer box) {
        try (TerminalSession t = TerminalSession.of(DOCKERPTY, "exec", "-it", box.id(), "sh")
                .environment(engine.environment())
                .size(30, 100)
                .start()) {
            t.expect("[#$] ");
            assertThat(t).isRaw();
            t.resize(24, 80);
            t.line("until stty size | grep '24 80'; do sleep 0.1; done").expect("\n24 80\r\n.*[#$] ");
            t.line("printf '\\033[2J\\033[3;5Hhere'; cat")
                    .expectScreen("a cleared screen", s -> s.row(2).equals("    here"));
            assertThat(t.screen()).hasSize(24, 80).cursorIsAt(2, 8);
            t.press(Key.ctrl('C')).expect("[#$] ");
            t.line("exit 7");
            assertThat(t).exitsWith(7).isRestored();
        }
    }
    // endregion
}
