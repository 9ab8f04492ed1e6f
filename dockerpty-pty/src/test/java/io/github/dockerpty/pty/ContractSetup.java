// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A scripted engine and an {@link Engine} that talks to it. */
@Timeout(60)
abstract class ContractSetup {

    static final Duration LIMIT = Duration.ofSeconds(10);

    ScriptedEngine script;
    Engine engine;

    abstract Engine connect(Endpoint endpoint);

    @BeforeEach
    void start() throws IOException {
        script = ScriptedEngine.onUnixSocket();
        engine = connect(Endpoint.of(script.host()));
    }

    @AfterEach
    void stop() throws IOException {
        script.close();
    }

    /** The one request that is no ping. */
    RecordedRequest request() {
        List<RecordedRequest> calls = script.requests().stream()
                .filter(r -> !r.path().endsWith("/_ping"))
                .toList();
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    static String text(EngineConnection connection) throws IOException {
        return new String(EngineIT.drain(connection), StandardCharsets.UTF_8);
    }
}
