// SPDX-License-Identifier: Apache-2.0
package outside.greeting;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThatRequests;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.Program;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.TestContainer;
import io.github.dockerpty.testkit.TestEngine;
import io.github.dockerpty.testkit.TestEngine.Kind;
import io.github.dockerpty.testkit.junit.Engine;
import io.github.dockerpty.testkit.junit.EngineTest;
import io.github.dockerpty.testkit.junit.From;
import io.github.dockerpty.testkit.junit.NoLeaks;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NoLeaks
@Timeout(60)
class GreetingTest {

    private static final byte[] WIRE = Frames.frames().stdout("hello\n").bytes();

    @RegisterExtension
    static final Engine ENGINE = Engine.embedded(
            setup -> setup.image("greeter", Map.of("greet", GreetingTest::greet, "idle", GreetingTest::idle)));

    private static int greet(Program.Session session) throws IOException {
        session.print("hello " + session.readLine() + "\n");
        return 3;
    }

    private static int idle(Program.Session session) throws InterruptedException {
        session.awaitEnd();
        return 0;
    }

    static Stream<Chunks> anyArrival() {
        return Chunks.everySplit(WIRE);
    }

    @ParameterizedTest
    @MethodSource("anyArrival")
    void bytes_areTheSameHoweverTheyArrive(Chunks chunks) throws IOException {
        assertThat(chunks.asStream().readAllBytes()).isEqualTo(WIRE);
    }

    @Test
    void container_greets(EmbeddedEngine engine) throws IOException {
        try (TestContainer container = engine.container("greeter", "idle").start()) {
            assertThat(container.execution("greet").withInput("Ada\n").run())
                    .exitedWith(3)
                    .printed("hello Ada\n");
        }
        assertThatRequests(engine).containInOrder("POST /containers/*/exec", "POST /exec/*/start");
    }

    @EngineTest(on = Kind.EMBEDDED)
    void container_greetsOnEachEngine(
            TestEngine engine, @From(value = "greeter", command = "idle") TestContainer container) throws IOException {
        assertThat(engine.kind()).isEqualTo(Kind.EMBEDDED);
        assertThat(container.execution("greet").withInput("Ada\n").run()).printed("hello Ada\n");
    }

    @Test
    void program_greetsOnATerminal() {
        String script = "printf 'name? '; read name; echo hello $name; exit 3";
        try (TerminalSession terminal = TerminalSession.of("sh", "-c", script).start()) {
            terminal.expectText("name? ");
            terminal.line("Ada").expectText("hello Ada");
            assertThat(terminal).exitsWith(3).isRestored();
            assertThat(terminal.screen()).rowIs(1, "hello Ada");
        }
    }
}
