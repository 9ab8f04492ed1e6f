// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.testkit.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What runs in the container: three frames of output, and an exit code. */
enum FaultProcess implements Program {
    /** Waits for a line, speaks, and ends. */
    SPEAK {
        @Override
        public int run(Session session) throws IOException {
            session.readLine();
            return speak(session);
        }
    },
    /** Waits for a line, speaks two frames, and goes on for ever. */
    STAY {
        @Override
        public int run(Session session) throws Exception {
            session.readLine();
            session.print(FIRST);
            session.printError(SECOND);
            session.awaitEnd();
            return 1;
        }
    },
    /** Speaks at once. */
    GREET {
        @Override
        public int run(Session session) throws IOException {
            return speak(session);
        }
    },
    /** Speaks when its input has ended. */
    COLLECT {
        @Override
        public int run(Session session) throws IOException {
            session.stdin().transferTo(OutputStream.nullOutputStream());
            return speak(session);
        }
    },
    /** Waits until its terminal has the size, and tells it. */
    SIZE {
        @Override
        public int run(Session session) throws Exception {
            CountDownLatch sized = new CountDownLatch(1);
            Runnable look = () -> {
                if (session.rows() == ROWS && session.columns() == COLUMNS) {
                    sized.countDown();
                }
            };
            session.onResize(look);
            look.run();
            sized.await();
            session.print(FIRST);
            return CODE;
        }
    };

    static final String FIRST = "one\n";
    static final String SECOND = "two\n";
    static final String THIRD = "three\n";
    static final int CODE = 7;
    static final int ROWS = 33;
    static final int COLUMNS = 77;

    static final int HEADER = 8;
    static final int SECOND_FRAME = HEADER + FIRST.length();
    static final int THIRD_FRAME = SECOND_FRAME + HEADER + SECOND.length();
    static final int END = THIRD_FRAME + HEADER + THIRD.length();

    String command() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** All of them by their commands. */
    static Map<String, Program> programs() {
        Map<String, Program> programs = new HashMap<>();
        for (FaultProcess process : values()) {
            programs.put(process.command(), process);
        }
        return programs;
    }

    private static int speak(Session session) throws IOException {
        session.print(FIRST);
        session.printError(SECOND);
        session.print(THIRD);
        return CODE;
    }
}
