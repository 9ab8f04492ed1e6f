// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.EngineStream;
import io.github.dockerpty.testkit.Readiness;
import io.github.dockerpty.testkit.TestContainer;
import io.github.dockerpty.testkit.TestEngine;
import io.github.dockerpty.testkit.TestEngine.Ability;
import io.github.dockerpty.testkit.TestEngine.Kind;
import io.github.dockerpty.testkit.TestExec;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;

/** The same tests on the embedded engine and on the real ones. */
@NoLeaks
@Timeout(120)
class EngineTestIT {

    @EngineTest(needs = Ability.SIGNALS)
    void box_commands_areRun(TestEngine engine, @From("busybox") TestContainer box) throws IOException {
        assertThat(box.execution("tr", "a-z", "A-Z").withInput("shout").run())
                .exitedWith(0)
                .printed("SHOUT")
                .printedNoErrors();
        // A shell that is just starting the sleep as its child can swallow ^C, dash for one.
        TestExec sleeper =
                box.execution("sh", "-c", "echo ready; exec sleep 1000").withTty(24, 80);
        try (EngineStream terminal = sleeper.start()) {
            terminal.readUntil("ready\r\n");
            terminal.send("\u0003").readToEnd();
        }
        assertThat(sleeper.awaitExit()).isEqualTo(130);
        assertThat(engine.can(Ability.FILES)).isEqualTo(engine.kind() != Kind.EMBEDDED);
    }

    @EngineTest(
            on = {Kind.DOCKER, Kind.PODMAN},
            needs = Ability.FILES)
    void box_files_areItsOwn(@From("busybox") TestContainer box, TestEngine engine) throws IOException {
        assertThat(box.exec("sh", "-c", "echo here > /dockerpty-file")).exitedWith(0);
        TestContainer other = engine.container("busybox", "ls", "/dockerpty-file")
                .waitingFor(Readiness.output("No such file"))
                .start();
        assertThat(other.awaitExit()).isEqualTo(1);
    }
}
