// SPDX-License-Identifier: Apache-2.0
package outside.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.testkit.EmbeddedEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RemoteTest {

    @Test
    void run_feedsTheCommandAndLearnsItsExitCode() throws IOException {
        assertTrue(Remote.class.getModule().isNamed());
        try (EmbeddedEngine engine = EmbeddedEngine.setUp()
                .image("greeter", session -> {
                    session.print("hello " + session.readLine() + "\n");
                    return 3;
                })
                .container("g", "greeter")
                .onUnixSocket()) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            assertEquals(new Outcome.Exited(3), new Remote(engine.host(), "g").run("Ada\n", output, "greet"));
            assertEquals("hello Ada\n", output.toString());
        }
    }
}
