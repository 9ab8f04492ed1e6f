// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.json.JsonReader;
import java.io.IOException;
import java.util.OptionalInt;

/** Reads the answers to the calls of an exec; confined to one call. */
final class ExecAnswers {

    private final JsonReader json;
    private String id = "";
    private String containerId = "";
    private boolean running;
    private OptionalInt exitCode = OptionalInt.empty();
    private boolean tty;
    private boolean openStdin;

    private ExecAnswers(byte[] body) {
        this.json = new JsonReader(body);
    }

    static ExecInfo inspected(byte[] body) throws IOException {
        return new ExecAnswers(body).read();
    }

    static String created(byte[] body) throws IOException {
        JsonReader json = new JsonReader(body);
        String id = "";
        json.beginObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.equals("Id")) {
                id = json.string();
            } else {
                json.skip();
            }
        }
        return present(id);
    }

    /** An id without which nothing can go on. */
    static String present(String id) throws IOException {
        if (id.isEmpty()) {
            throw new IOException(
                    "the engine's answer names no Id: is this an engine, or a proxy that makes answers up?");
        }
        return id;
    }

    private ExecInfo read() throws IOException {
        json.beginObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "ID" -> id = json.string();
                case "ContainerID" -> containerId = json.string();
                case "Running" -> running = json.bool();
                case "ExitCode" -> exitCode = optional(json.number());
                case "OpenStdin" -> openStdin = json.bool();
                case "ProcessConfig" -> readProcess();
                default -> json.skip();
            }
        }
        json.end();
        return new ExecInfo(present(id), containerId, running, exitCode, tty, openStdin);
    }

    private void readProcess() throws IOException {
        if (!json.beginObject()) {
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.equals("tty")) {
                tty = json.bool();
            } else {
                json.skip();
            }
        }
    }

    static OptionalInt optional(Long number) {
        // Cut to 32 bits, a strange number could become 0.
        return number == null || number != number.intValue() ? OptionalInt.empty() : OptionalInt.of(number.intValue());
    }
}
