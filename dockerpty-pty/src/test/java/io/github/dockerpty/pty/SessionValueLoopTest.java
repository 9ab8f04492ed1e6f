// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same in a loop. */
class SessionValueLoopTest extends SessionValueTest {

    private PumpLoop loop;

    @BeforeEach
    void open() throws IOException {
        loop = PumpLoop.open();
    }

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    @Override
    Sessions sessions() {
        return super.sessions().on(loop);
    }
}
