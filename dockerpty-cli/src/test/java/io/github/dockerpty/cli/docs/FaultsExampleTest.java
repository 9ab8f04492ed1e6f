// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.pty.DockerPty;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.ExecSpec;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.SessionStreams;
import io.github.dockerpty.testkit.Armed;
import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The second example of the testkit's guide: faults, without Docker. */
@Timeout(60)
class FaultsExampleTest {

    // region testkit.md 2
    EmbeddedEngine docker;

    @BeforeEach
    void start() throws IOException {
        docker = EmbeddedEngine.setUp()
                .image("greeter", session -> {
                    session.print("name? ");
                    session.print("hello " + session.readLine() + "\n");
                    return 3;
                })
                .container("g", "greeter")
                .onUnixSocket();
    }

    @AfterEach
    void stop() throws IOException {
        docker.close();
    }

    @Test
    void greeting_isWhatTheContainerSays() throws IOException {
        Greeting greeting = Greeting.of(docker.host(), "Ada"); // the code under test, with any client
        assertThat(greeting).isEqualTo(new Greeting("name? hello Ada\n", 3));
    }

    @Test
    void greeting_thatIsCut_isAFailure() {
        Fault cutInsideAFrame = new Fault.Split(1).and(new Fault.CutAfter(20));
        try (Armed fault = docker.on("POST", "/exec/*/start").inject(cutInsideAFrame)) {
            assertThatThrownBy(() -> Greeting.of(docker.host(), "Ada")).isInstanceOf(IOException.class);
            assertThat(fault.hits()).isEqualTo(1);
        }
    }

    @Test
    void greeting_waitsForTheExitCode() throws IOException {
        docker.on("GET", "/exec/*/json").inject(new Fault.LateExitCode(Duration.ofMillis(100)));
        assertThat(Greeting.of(docker.host(), "Ada").exitCode()).isEqualTo(3);
    }
    // endregion

    /** What a reader of the guide has written. */
    private record Greeting(String text, int exitCode) {

        static Greeting of(URI host, String name) throws IOException {
            Engine engine = Engine.at(Endpoint.of(host));
            ExecSpec spec = ExecSpec.of(List.of("greet")).interactive(true, false);
            ByteArrayInputStream stdin = new ByteArrayInputStream((name + "\n").getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream stdout = new ByteArrayOutputStream();
            Outcome outcome = DockerPty.execCommand(engine, "g", spec, SessionStreams.of(stdin, stdout, stdout));
            if (outcome instanceof Outcome.Exited exited) {
                return new Greeting(stdout.toString(StandardCharsets.UTF_8), exited.code());
            }
            throw new IOException("no greeting: " + outcome);
        }
    }
}
