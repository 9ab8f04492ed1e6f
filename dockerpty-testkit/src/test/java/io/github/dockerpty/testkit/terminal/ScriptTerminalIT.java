// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.EngineStream;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.TestContainer;
import io.github.dockerpty.testkit.TestEngine.Kind;
import io.github.dockerpty.testkit.junit.EngineTest;
import io.github.dockerpty.testkit.junit.From;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** A terminal through script beside containers, whose processes this machine shows under names that it uses itself. */
@Timeout(60)
class ScriptTerminalIT {

    @EngineTest(on = Kind.DOCKER)
    void terminalOfAContainer_withTheSameName_doesNotKeepOursOpen(@From("busybox") TestContainer box)
            throws IOException {
        List<EngineStream> opened = new ArrayList<>();
        try (TerminalSession ours = SessionSetup.of(List.of("sh", "-c", "read x; exit 4"))
                .driver(PtyDriver.SCRIPT)
                .start()) {
            String name = ours.device().path().toString();
            String theirs = "";
            while (!theirs.equals(name)) {
                opened.add(
                        box.execution("sh", "-c", "tty; read x").withTty(24, 80).start());
                theirs = line(opened.get(opened.size() - 1).in());
            }
            ours.line("");
            assertThat(ours.awaitExit()).isEqualTo(4);
        } finally {
            for (EngineStream each : opened) {
                each.close();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            assertThat(next).as("after " + line).isPositive();
            line.append((char) next);
        }
        return line.toString();
    }
}
