// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import io.github.dockerpty.testkit.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a program has written to one pipe until now; a thread of its own reads it to the end. */
final class Capture {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    Capture(InputStream pipe, String name) {
        reader = new Thread(() -> read(pipe), "dockerpty-it-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    void await(String text) {
        Deadline.in(Piped.LIMIT).await("the output contains " + text + ", seen " + text(), () -> text().contains(text));
    }

    void awaitEnd(Deadline deadline) throws InterruptedException {
        reader.join(Math.max(1, deadline.left().toMillis()));
        if (reader.isAlive()) {
            throw new AssertionError("something keeps " + reader.getName() + " open, read so far: " + text());
        }
    }

    private void read(InputStream pipe) {
        try (pipe) {
            pipe.transferTo(bytes);
        } catch (IOException e) {
            // The process was destroyed at the end of its test, which closes the pipe under the reader.
            bytes.writeBytes(("\n[" + e.getMessage() + "]").getBytes(StandardCharsets.UTF_8));
        }
    }
}
