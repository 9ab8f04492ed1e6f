// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A credential program that does not answer; {@code CredentialProgramIT} has those that do. */
@Timeout(60)
class CredentialProgramTest {

    private static Optional<String> ask(Process process, Duration limit) throws IOException {
        return CredentialProgram.answer(process, "docker-credential-x", "quay.io", limit);
    }

    private static Process shell(String script) throws IOException {
        return new ProcessBuilder("sh", "-c", script).start();
    }

    @Test
    void answer_inTime_isReturned() throws IOException {
        assertThat(ask(shell("cat"), Duration.ofSeconds(50))).contains("quay.io");
    }

    @Test
    void answer_tooLate_endsTheProgramAndWhatItStarted() throws Exception {
        Process process = shell("sleep 1000 & echo started; wait");
        assertThat(process.getInputStream().read()).isNotNegative();
        ProcessHandle child = process.children().findFirst().orElseThrow();
        assertThatIOException()
                .isThrownBy(() -> ask(process, Duration.ofMillis(20)))
                .withMessage("docker-credential-x has not answered for quay.io within 0 seconds; "
                        + "run 'docker-credential-x get' yourself to see why");
        process.waitFor();
        child.onExit().join();
    }

    @Test
    void answer_interrupted_endsTheProgram() throws Exception {
        Process process = shell("sleep 1000");
        Thread.currentThread().interrupt();
        assertThatIOException()
                .isThrownBy(() -> ask(process, Duration.ofSeconds(50)))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        process.waitFor();
    }
}
