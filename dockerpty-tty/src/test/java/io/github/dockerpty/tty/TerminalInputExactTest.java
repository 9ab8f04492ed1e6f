// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.LeakCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every key goes either to the session or to the application after it, whenever the session ends. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TerminalInputExactTest {

    private static final int ROUNDS = 600;
    private static final long SEED = 20_260_101;

    private final Random random = new Random(SEED);
    private final StringBuilder typed = new StringBuilder();
    private final StringBuilder received = new StringBuilder();

    @Test
    void sessions_cancelledWhileKeysArrive_loseNoKey() throws Exception {
        try (TestTerminal terminal = new TestTerminal("-echo");
                FileChannel application =
                        FileChannel.open(terminal.person().device().path(), StandardOpenOption.READ)) {
            round(terminal, application);
            LeakCheck leaks = LeakCheck.begin();
            for (int i = 1; i < ROUNDS; i++) {
                round(terminal, application);
                assertThat(received.toString()).as("round %d", i).isEqualTo(typed.toString());
            }
            leaks.close();
        }
    }

    /** A session that is closed while keys arrive, then an application that reads a line. */
    private void round(TestTerminal terminal, FileChannel application) throws Exception {
        TerminalInput input = TerminalInput.open(terminal.descriptor());
        FutureTask<String> session = new FutureTask<>(() -> readUntilClosed(input));
        Thread reader = new Thread(session);
        try (Terminal raw = Terminal.raw(terminal.tty())) {
            raw.start();
            reader.start();
            type(terminal, keys());
            input.close();
            reader.join();
        }
        received.append(session.get());
        type(terminal, keys() + "\n");
        received.append(readLine(application));
    }

    private String keys() {
        StringBuilder keys = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            keys.append((char) ('a' + random.nextInt(26)));
        }
        return keys.toString();
    }

    private void type(TestTerminal terminal, String keys) {
        typed.append(keys);
        terminal.person().type(keys);
    }

    private static String readUntilClosed(TerminalInput input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(16);
        try {
            while (input.read(buffer) >= 0) {
                bytes.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
        } catch (ClosedChannelException end) {
            return bytes.toString(StandardCharsets.US_ASCII);
        }
        throw new IOException("the terminal ended");
    }

    private static String readLine(FileChannel application) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf("\n") < 0) {
            ByteBuffer buffer = ByteBuffer.allocate(64);
            application.read(buffer);
            line.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII));
        }
        return line.toString();
    }
}
