// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a program has written to one pipe until now; a thread of its own reads it to the end. */
final class PipeCapture {

    private final String name;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    // Written by the reader before it ends, read by others after that.
    private IOException failure;

    PipeCapture(InputStream pipe, String name) {
        this.name = name;
        reader = new Thread(() -> read(pipe), "dockerpty-testkit-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Waits for a text, and fails at the end of the pipe at the latest. */
    void await(String text, Deadline deadline) {
        try {
            deadline.await("\"" + text + "\" is on " + name, () -> text().contains(text) || !reader.isAlive());
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; it shows:\n" + text(), late);
        }
        if (!text().contains(text)) {
            throw new AssertionError("\"" + text + "\" was awaited on " + name + ", which has ended:\n" + text());
        }
    }

    /** Waits for the end of the pipe, which may come after that of the program if a child of it has it open. */
    void awaitEnd(Deadline deadline) throws InterruptedException {
        reader.join(Math.max(1, deadline.left().toMillis()));
        if (reader.isAlive()) {
            throw new AssertionError("something keeps " + name + " open; it shows:\n" + text());
        }
        if (failure != null) {
            throw new AssertionError(name + " broke after:\n" + text(), failure);
        }
    }

    private void read(InputStream pipe) {
        try (pipe) {
            pipe.transferTo(bytes);
        } catch (IOException broken) {
            // Killed, the process has its pipes closed under their readers; whoever awaits the end is told.
            failure = broken;
        }
    }
}
