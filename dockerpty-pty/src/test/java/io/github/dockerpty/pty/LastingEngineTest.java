// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What every engine does, by one that keeps its connection. */
class LastingEngineTest extends EngineContract {

    private final List<LastingEngine> opened = new ArrayList<>();

    @Override
    Engine connect(Endpoint endpoint) {
        LastingEngine lasting = LastingEngine.at(endpoint);
        opened.add(lasting);
        return lasting;
    }

    @AfterEach
    void closeAll() throws IOException {
        for (LastingEngine lasting : opened) {
            lasting.close();
        }
    }
}
