// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.json.JsonReader;
import java.io.IOException;
import java.util.List;

/** Reads the answer to an inspect of a container; confined to one call. */
final class ContainerAnswers {

    private final JsonReader json;
    private String id = "";
    private String status = "";
    private boolean running;
    private boolean paused;
    private boolean restarting;
    private int exitCode;
    private boolean tty;
    private boolean openStdin;
    private boolean stdinOnce;
    private boolean autoRemove;

    private ContainerAnswers(byte[] body) {
        this.json = new JsonReader(body);
    }

    static ContainerInfo inspected(byte[] body) throws IOException {
        return new ContainerAnswers(body).read();
    }

    static Engine.Created created(byte[] body) throws IOException {
        JsonReader json = new JsonReader(body);
        String id = "";
        List<String> warnings = List.of();
        json.beginObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Id" -> id = json.string();
                case "Warnings" -> warnings = json.strings();
                default -> json.skip();
            }
        }
        return new Engine.Created(ExecAnswers.present(id), warnings);
    }

    private ContainerInfo read() throws IOException {
        json.beginObject();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Id" -> id = json.string();
                case "State" -> readState();
                case "Config" -> readConfig();
                case "HostConfig" -> readHostConfig();
                default -> json.skip();
            }
        }
        json.end();
        return new ContainerInfo(
                ExecAnswers.present(id),
                status,
                running,
                paused,
                restarting,
                exitCode,
                tty,
                openStdin,
                stdinOnce,
                autoRemove);
    }

    private void readState() throws IOException {
        if (!json.beginObject()) {
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Status" -> status = json.string();
                case "Running" -> running = json.bool();
                case "Paused" -> paused = json.bool();
                case "Restarting" -> restarting = json.bool();
                case "ExitCode" -> exitCode = code(json.number());
                default -> json.skip();
            }
        }
    }

    private void readConfig() throws IOException {
        if (!json.beginObject()) {
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Tty" -> tty = json.bool();
                case "OpenStdin" -> openStdin = json.bool();
                case "StdinOnce" -> stdinOnce = json.bool();
                default -> json.skip();
            }
        }
    }

    private void readHostConfig() throws IOException {
        if (!json.beginObject()) {
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.equals("AutoRemove")) {
                autoRemove = json.bool();
            } else {
                json.skip();
            }
        }
    }

    private static int code(Long number) {
        return number == null ? 0 : number.intValue();
    }
}
