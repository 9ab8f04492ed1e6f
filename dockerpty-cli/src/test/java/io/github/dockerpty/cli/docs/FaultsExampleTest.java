// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThatRequests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Armed;
import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.Fault;
import io.github.dockerpty.testkit.junit.Engine;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The second example of the testkit's guide: faults, without Docker. */
@Timeout(60)
class FaultsExampleTest {

    // region testkit.md 2
    @RegisterExtension
    static final Engine DOCKER = Engine.embedded(setup -> setup.image("greeter", session -> {
                session.print("name? ");
                session.print("hello " + session.readLine() + "\n");
                return 3;
            })
            .container("g", "greeter"));

    @Test
    void greeting_isWhatTheContainerSays(EmbeddedEngine docker) throws IOException {
        Greeting greeting = Greeting.of(docker.host(), "Ada"); // the code under test, with any client
        assertThat(greeting).isEqualTo(new Greeting("name? hello Ada\n", 3));
        assertThatRequests(docker)
                .containInOrder("POST /containers/g/exec", "POST /exec/*/start")
                .sentNoBytesBeforeUpgrade();
    }

    @Test
    void greeting_thatIsCut_isAFailure(EmbeddedEngine docker) {
        Fault cutInsideAFrame = new Fault.Split(1).and(new Fault.CutAfter(20));
        try (Armed fault = docker.on("POST", "/exec/*/start").inject(cutInsideAFrame)) {
            assertThatThrownBy(() -> Greeting.of(docker.host(), "Ada")).isInstanceOf(IOException.class);
            assertThat(fault.hits()).isEqualTo(1);
        }
    }

    @Test
    void greeting_waitsForTheExitCode(EmbeddedEngine docker) throws IOException {
        Fault late = new Fault.LateExitCode(Duration.ofMillis(100));
        try (Armed fault = docker.on("GET", "/exec/*/json").inject(late)) {
            assertThat(Greeting.of(docker.host(), "Ada").exitCode()).isEqualTo(3);
            assertThat(fault.hits()).isGreaterThan(1);
        }
    }
    // endregion
}
