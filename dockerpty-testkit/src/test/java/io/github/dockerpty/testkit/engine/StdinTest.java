// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StdinTest {

    private final Stdin stdin = new Stdin();
    private final Reader reader = new Reader();
    private Thread typist;

    private void type(String text) {
        typist = new Thread(() -> {
            try {
                stdin.feed(text.getBytes(StandardCharsets.UTF_8), 0, text.length());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        typist.start();
    }

    /** A process whose first input takes a while, in which somebody types on or ends the input. */
    private final class Reader implements Task {

        private final StringBuffer got = new StringBuffer();
        private Runnable meanwhile = () -> {};

        @Override
        public void feed(byte[] bytes, int start, int length) {
            Runnable first = meanwhile;
            meanwhile = () -> {};
            first.run();
            got.append(new String(bytes, start, length, StandardCharsets.UTF_8));
        }

        @Override
        public void endInput() {
            got.append("$");
        }

        @Override
        public void resize(int rows, int columns) {}

        @Override
        public void signal(String name) {}

        @Override
        public void freeze(boolean on) {}

        @Override
        public long pid() {
            return 0;
        }
    }

    private void awaitTypist() {
        Deadline.in(Deadline.USUAL)
                .await(
                        "somebody has typed or waits to",
                        () -> typist.getState() == Thread.State.WAITING || !typist.isAlive());
    }

    @Test
    void feed_whileTheProcessIsConnected_comesBehindWhatWasKept() throws Exception {
        stdin.feed("early".getBytes(StandardCharsets.UTF_8), 0, 5);
        reader.meanwhile = () -> {
            type(" late");
            awaitTypist();
        };
        stdin.connect(reader);
        typist.join();
        assertThat(reader.got).hasToString("early late");
    }

    @Test
    void end_whileTheProcessIsConnected_endsItsInput() throws Exception {
        stdin.feed("early".getBytes(StandardCharsets.UTF_8), 0, 5);
        reader.meanwhile = stdin::end;
        stdin.connect(reader);
        assertThat(reader.got).hasToString("early$");
    }
}
