// SPDX-License-Identifier: Apache-2.0
package outside.named;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.TestContainer;
import io.github.dockerpty.testkit.TestEngine.Kind;
import io.github.dockerpty.testkit.junit.Engine;
import io.github.dockerpty.testkit.junit.EngineTest;
import io.github.dockerpty.testkit.junit.From;
import io.github.dockerpty.testkit.junit.NoLeaks;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@NoLeaks
@Timeout(60)
class NamedTest {

    @RegisterExtension
    static final Engine ENGINE = Engine.embedded(setup -> setup.image("greeter", session -> {
        if (session.command().contains("idle")) {
            session.awaitEnd();
        }
        session.print("hello\n");
        return 3;
    }));

    @Test
    void modules_areNamed(EmbeddedEngine engine) {
        assertThat(NamedTest.class.getModule().getName()).isEqualTo("outside.named");
        assertThat(engine.getClass().getModule().getName()).isEqualTo("io.github.dockerpty.testkit");
    }

    @EngineTest(on = Kind.EMBEDDED)
    void container_greets(@From(value = "greeter", command = "idle") TestContainer container) throws IOException {
        assertThat(container.exec("greet")).exitedWith(3).printed("hello\n");
    }

    @Test
    void program_greetsOnATerminal() {
        try (TerminalSession terminal = TerminalSession.of("sh", "-c", "echo hello; exit 3").start()) {
            assertThat(terminal).exitsWith(3).isRestored();
            assertThat(terminal.screen()).rowIs(0, "hello");
        }
    }
}
