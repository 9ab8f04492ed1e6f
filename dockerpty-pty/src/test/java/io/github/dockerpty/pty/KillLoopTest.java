// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same in a loop. */
class KillLoopTest extends KillTest {

    private PumpLoop loop;

    @BeforeEach
    void openLoop() throws IOException {
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
