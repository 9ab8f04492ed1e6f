// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import io.github.dockerpty.testkit.TerminalSession;
import java.util.concurrent.CountDownLatch;

/** A pseudo-terminal for this process: the test is the program, the session is the person. */
final class TestTerminal implements AutoCloseable {

    /** Modes that no shell sets, so that a restore which only switches the usual ones back is found out. */
    static final String[] ODD = {
        "istrip", "brkint", "parmrk", "ixany", "iutf8", "echonl", "-icanon", "min", "7", "time", "3"
    };

    private final CountDownLatch done = new CountDownLatch(1);
    private final TerminalSession session;

    TestTerminal(String... startingModes) {
        session = TerminalSession.inProcess(device -> {
                    done.await();
                    return 0;
                })
                .startingModes(startingModes)
                .size(31, 97)
                .start();
    }

    TerminalSession person() {
        return session;
    }

    int descriptor() {
        return session.device().descriptor();
    }

    Tty tty() {
        return Ttys.of(descriptor());
    }

    @Override
    public void close() {
        done.countDown();
        session.close();
    }
}
