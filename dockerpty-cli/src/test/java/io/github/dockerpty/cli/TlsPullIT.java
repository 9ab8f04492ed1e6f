// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ScriptedEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS under a name that the engine's certificate lacks, which takes a JVM with hosts of its own. */
@Timeout(120)
class TlsPullIT {

    @TempDir
    Path folder;

    @Test
    void verified_otherName_isRefused() throws Exception {
        try (ScriptedEngine engine = TlsPullTest.engine(ScriptedEngine.onTls(folder))) {
            BuiltCommand.Result result =
                    command(engine).with(Map.of("DOCKER_TLS_VERIFY", "1")).run("run", "-d", "--pull=always", "busybox");
            assertThat(result.code()).isEqualTo(125);
            assertThat(result.err())
                    .startsWith("dockerpty: ")
                    .contains("other.test")
                    .hasLineCount(1);
            assertThat(engine.requests()).isEmpty();
        }
    }

    @Test
    void notVerified_otherName_isUsedButNotForPulls() throws Exception {
        try (ScriptedEngine engine = TlsPullTest.engine(ScriptedEngine.onTls(folder))) {
            BuiltCommand.Result result =
                    command(engine).with(Map.of("DOCKER_TLS", "1")).run("run", "-d", "busybox");
            assertThat(result).isEqualTo(new BuiltCommand.Result(0, ScriptedContainer.ID + "\n", ""));
            // docker-java's transport compares the names whatever the context trusts.
            BuiltCommand.Result pull =
                    command(engine).with(Map.of("DOCKER_TLS", "1")).run("run", "-d", "--pull=always", "busybox");
            assertThat(pull.code()).isEqualTo(125);
            assertThat(pull.err()).contains("other.test").hasLineCount(1);
        }
    }

    private BuiltCommand command(ScriptedEngine engine) throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 other.test\n");
        return BuiltCommand.java(
                        folder, "-Djdk.net.hosts.file=" + hosts, "-cp", BuiltCommand.classPath(), Main.class.getName())
                .with(Map.of(
                        "DOCKER_HOST",
                        "tcp://other.test:" + engine.host().getPort(),
                        "DOCKER_CERT_PATH",
                        folder.toString()));
    }
}
