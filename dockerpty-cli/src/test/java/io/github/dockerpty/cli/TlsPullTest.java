// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pulls use the same TLS as every other call: as configured and never less. */
@Timeout(60)
class TlsPullTest {

    @TempDir
    Path folder;

    @Test
    void verified_engineOfOurAuthority_isUsed() throws IOException {
        try (ScriptedEngine engine = engine(ScriptedEngine.onTls(folder))) {
            CommandRun command = new CommandRun().with(engine.environment());
            assertThat(command.run("run", "-d", "--pull=always", "busybox")).isZero();
            assertThat(command.err()).isEqualTo("dockerpty: Pulling\n");
        }
    }

    @Test
    void mutual_ourCertificate_isShown() throws IOException {
        try (ScriptedEngine engine = engine(ScriptedEngine.onMutualTls(folder))) {
            CommandRun command = new CommandRun().with(engine.environment());
            assertThat(command.run("run", "-d", "--pull=always", "busybox")).isZero();
        }
    }

    /** The same with the answers that a pull needs. */
    static ScriptedEngine engine(ScriptedEngine engine) {
        engine.on("POST", "/images/create")
                .answer(Reply.chunked(
                        "application/json", "{\"status\":\"Pulling\"}\r\n".getBytes(StandardCharsets.UTF_8)));
        engine.on("POST", "/containers/create")
                .answer(Reply.json(201, "{\"Id\":\"" + ScriptedContainer.ID + "\",\"Warnings\":[]}"));
        engine.on("POST", "/containers/*/start").answer(Reply.status(204));
        return engine;
    }
}
