// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.LeakCheck;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests with a scripted engine on a unix socket, each of which must leave nothing behind. */
abstract class ScriptedSessions {

    static {
        Pollers.open();
    }

    ScriptedProcess process;
    private LeakCheck leaks;

    @BeforeEach
    void begin() throws IOException {
        leaks = LeakCheck.begin();
        process = ScriptedProcess.onUnixSocket();
    }

    @AfterEach
    void close() throws IOException {
        process.close();
        leaks.close();
    }

    static Outcome lostCause(Class<? extends Exception> cause, Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.ConnectionLost.class, lost -> assertThat(lost.cause())
                .isInstanceOf(cause));
        return outcome;
    }
}
