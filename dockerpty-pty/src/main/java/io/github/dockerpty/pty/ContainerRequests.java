// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.json.JsonException;
import io.github.dockerpty.pty.json.JsonReader;
import io.github.dockerpty.pty.json.JsonWriter;
import io.github.dockerpty.tty.TerminalSize;
import java.util.Map;

/** Writes the request that creates a container. */
final class ContainerRequests {

    private ContainerRequests() {}

    static String createTarget(ContainerSpec spec) {
        StringBuilder target = new StringBuilder("/containers/create");
        char separator = '?';
        if (!spec.name().isEmpty()) {
            target.append(separator).append("name=").append(Targets.encoded(spec.name()));
            separator = '&';
        }
        if (!spec.platform().isEmpty()) {
            target.append(separator).append("platform=").append(Targets.encoded(spec.platform()));
        }
        return target.toString();
    }

    /** A raw member of the spec stands instead of the modelled one of the same name. */
    static String createBody(ContainerSpec spec, boolean withSize) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("Image").value(spec.image());
        if (!spec.command().isEmpty()) {
            json.name("Cmd").strings(spec.command());
        }
        flag(json, spec.config(), "Tty", spec.tty());
        flag(json, spec.config(), "OpenStdin", spec.stdin());
        flag(json, spec.config(), "StdinOnce", spec.stdinOnce());
        flag(json, spec.config(), "AttachStdin", spec.stdin());
        flag(json, spec.config(), "AttachStdout", true);
        flag(json, spec.config(), "AttachStderr", true);
        if (!spec.environment().isEmpty()) {
            json.name("Env").strings(spec.environment());
        }
        raw(json, spec.config());
        json.name("HostConfig").beginObject();
        flag(json, spec.hostConfig(), "AutoRemove", spec.autoRemove());
        if (withSize && spec.size().isPresent() && !spec.hostConfig().containsKey("ConsoleSize")) {
            TerminalSize size = spec.size().get();
            json.name("ConsoleSize").pair(size.rows(), size.columns());
        }
        raw(json, spec.hostConfig());
        return json.endObject().endObject().toString();
    }

    private static void flag(JsonWriter json, Map<String, String> instead, String name, boolean value) {
        if (!instead.containsKey(name)) {
            json.name(name).value(value);
        }
    }

    private static void raw(JsonWriter json, Map<String, String> members) {
        for (Map.Entry<String, String> member : members.entrySet()) {
            json.name(member.getKey()).raw(checked(member.getKey(), member.getValue()));
        }
    }

    private static String checked(String name, String text) {
        try {
            JsonReader reader = new JsonReader(text);
            reader.skip();
            reader.end();
            return text;
        } catch (JsonException e) {
            throw new IllegalArgumentException("the raw member " + name + " is " + e.getMessage(), e);
        }
    }
}
