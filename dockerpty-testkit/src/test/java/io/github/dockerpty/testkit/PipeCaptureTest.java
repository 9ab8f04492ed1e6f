// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.junit.NoLeaks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@NoLeaks
@Timeout(60)
class PipeCaptureTest {

    @Test
    void awaitEnd_pipeThatStaysOpen_failsAtTheLimitAndShowsWhatCame() throws Exception {
        PipedOutputStream child = new PipedOutputStream();
        PipeCapture capture = new PipeCapture(new PipedInputStream(child), "stdout");
        child.write("said".getBytes(StandardCharsets.UTF_8));
        child.flush();
        capture.await("said", Deadline.in(Deadline.USUAL));
        assertThatThrownBy(() -> capture.awaitEnd(Deadline.in(Duration.ofMillis(50))))
                .isInstanceOf(AssertionError.class)
                .hasMessage("something keeps stdout open; it shows:\nsaid");
        child.close();
        capture.awaitEnd(Deadline.in(Deadline.USUAL));
        assertThat(capture.text()).isEqualTo("said");
    }

    @Test
    void awaitEnd_brokenPipe_failsWithTheCauseAndShowsWhatCame() throws Exception {
        IOException broken = new IOException("broken");
        PipeCapture capture = new PipeCapture(
                new ByteArrayInputStream(new byte[0]) {
                    @Override
                    public void close() throws IOException {
                        throw broken;
                    }
                },
                "stderr");
        assertThatThrownBy(() -> capture.awaitEnd(Deadline.in(Deadline.USUAL)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("stderr broke after:\n")
                .hasCause(broken);
    }
}
