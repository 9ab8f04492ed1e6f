// SPDX-License-Identifier: Apache-2.0
package outside.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GreetingTest {

    private static final byte[] WIRE = Frames.frames().stdout("hello\n").bytes();

    static Stream<Chunks> anyArrival() {
        return Chunks.everySplit(WIRE);
    }

    @ParameterizedTest
    @MethodSource("anyArrival")
    void bytes_areTheSameHoweverTheyArrive(Chunks chunks) throws IOException {
        assertThat(chunks.asStream().readAllBytes()).isEqualTo(WIRE);
    }

    @Test
    void program_greetsOnATerminal() {
        String script = "printf 'name? '; read name; echo hello $name; exit 3";
        try (TerminalSession terminal = TerminalSession.of("sh", "-c", script).start()) {
            terminal.expectText("name? ");
            terminal.line("Ada").expectText("hello Ada");
            assertThat(terminal.awaitExit()).isEqualTo(3);
            assertThat(terminal.screen().row(1)).isEqualTo("hello Ada");
        }
    }
}
