// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Python's docker client sees of the embedded engine what it saw of dockerd 20.10.24. */
@Timeout(120)
class PythonClientTest {

    private final EmbeddedSetup setup =
            EmbeddedEngine.setUp().image("busybox", HostPrograms.only("sh", "cat", "sleep"));

    @TempDir
    private Path folder;

    @BeforeEach
    void needsPython() throws IOException {
        assumeTrue(PythonClient.isThere(), PythonClient.REASON);
    }

    @Test
    void onUnixSocket_seesTheSame() throws IOException {
        try (EmbeddedEngine engine = setup.onUnixSocket()) {
            assertThat(PythonClient.calls(engine.environment(), folder)).isEqualTo(PythonClient.record());
        }
    }

    @Test
    void onMutualTls_seesTheSame() throws IOException {
        try (EmbeddedEngine engine = setup.onMutualTls(folder)) {
            assertThat(withoutHalfCloses(PythonClient.calls(engine.environment(), folder)))
                    .isEqualTo(withoutHalfCloses(PythonClient.record()));
        }
    }

    /** Python's TLS sockets cannot end one direction: they close the TCP socket below, and cat runs on. */
    private static List<String> withoutHalfCloses(String seen) {
        return seen.lines()
                .filter(line -> !line.startsWith("exec, input:")
                        && !line.startsWith("exec, inspected:")
                        && !line.startsWith("attach:"))
                .toList();
    }
}
