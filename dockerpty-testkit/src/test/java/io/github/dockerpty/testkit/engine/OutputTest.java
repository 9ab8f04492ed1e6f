// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutputTest {

    private final Output output = Output.logged();
    private final Later later = new Later();
    private Thread process;

    @Test
    void attach_processStartsAtTheHead_losesNothing() throws Exception {
        Client client = new Client(() -> printing("early"));
        output.attach(attachment(client), false);
        process.join();
        assertThat(client.received()).isEqualTo("<head>early");
        later.close();
    }

    @Test
    void attach_processEndsAtTheHead_endsBehindIt() throws Exception {
        Client client = new Client(() -> start(output::end));
        output.attach(attachment(client), false);
        process.join();
        assertThat(client.received()).isEqualTo("<head><end>");
        later.close();
    }

    @Test
    void attach_replay_comesBehindTheHead() throws Exception {
        byte[] line = "line\n".getBytes(StandardCharsets.UTF_8);
        output.write(Source.STDOUT, line, 0, line.length);
        Client client = new Client(() -> printing("early"));
        output.attach(attachment(client), true);
        process.join();
        assertThat(client.received()).startsWith("<head>line\n").endsWith("early");
        later.close();
    }

    @Test
    void attach_processEndsAsSoonAsItIsTold_endsBehindTheHead() throws Exception {
        Client client = new Client(() -> {});
        output.attach(attachment(client), false, () -> start(output::end));
        process.join();
        assertThat(client.received()).isEqualTo("<head><end>");
        later.close();
    }

    private Attachment attachment(Client client) {
        return new Attachment(client, EnumSet.allOf(Source.class), false, later);
    }

    private void printing(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        start(() -> {
            try {
                output.write(Source.STDOUT, bytes, 0, bytes.length);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Goes on once the process has done it, or waits for the attach. */
    private void start(Runnable body) {
        process = new Thread(body, "dockerpty-test-process");
        process.start();
        while (process.isAlive()
                && process.getState() != Thread.State.BLOCKED
                && process.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    /** A client that does something as soon as it has the head. */
    private static final class Client implements Hijacked {

        private final Runnable atHead;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        Client(Runnable atHead) {
            this.atHead = atHead;
        }

        String received() {
            return received.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void open() {
            received.writeBytes("<head>".getBytes(StandardCharsets.UTF_8));
            atHead.run();
        }

        @Override
        public InputStream in() {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public void write(byte[] bytes) {
            received.writeBytes(bytes);
        }

        @Override
        public void end() {
            received.writeBytes("<end>".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public boolean ignoresHalfClose() {
            return false;
        }

        @Override
        public void close() {}
    }
}
