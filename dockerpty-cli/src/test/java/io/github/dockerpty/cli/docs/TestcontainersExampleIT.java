// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.TestEngine;
import io.github.dockerpty.testkit.junit.EngineTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The second example of the guide for hosts, on every engine, without its reaper and its checks of the network. */
@Timeout(120)
class TestcontainersExampleIT {

    @EngineTest
    void session_inAContainerOfTestcontainers(TestEngine engine, @TempDir Path directory) throws Exception {
        File shown = directory.resolve("shown").toFile();
        File errors = directory.resolve("errors").toFile();
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.home=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestcontainersExample.class.getName())
                .redirectError(errors)
                .redirectOutput(shown);
        program.environment()
                .keySet()
                .removeIf(name -> name.startsWith("DOCKER_") || name.startsWith("TESTCONTAINERS_"));
        program.environment().putAll(engine.environment());
        program.environment().put("TESTCONTAINERS_RYUK_DISABLED", "true");
        program.environment().put("TESTCONTAINERS_CHECKS_DISABLE", "true");
        program.environment().put("TESTCONTAINERS_HOST_OVERRIDE", "localhost");
        Process process = program.start();
        try {
            assertThat(process.waitFor(100, TimeUnit.SECONDS))
                    .as("its end within 100 seconds")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(shown.toPath()).strip())
                .as("the terminal, where stderr is %s", Files.readString(errors.toPath()))
                .contains("30 100\r\n")
                .endsWith("exit code 3");
    }
}
