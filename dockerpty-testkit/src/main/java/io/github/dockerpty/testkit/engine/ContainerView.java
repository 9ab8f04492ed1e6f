// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A container as clients see it: in full, and as a line of a list. */
final class ContainerView {

    private static final JsonObject CONFIG = JsonObject.of(
            "Hostname",
            "",
            "Domainname",
            "",
            "User",
            "",
            "AttachStdin",
            false,
            "AttachStdout",
            false,
            "AttachStderr",
            false,
            "Tty",
            false,
            "OpenStdin",
            false,
            "StdinOnce",
            false,
            "Env",
            null,
            "Cmd",
            null,
            "Image",
            "",
            "Volumes",
            null,
            "WorkingDir",
            "",
            "Entrypoint",
            null,
            "OnBuild",
            null,
            "Labels",
            JsonObject.EMPTY);

    private static final JsonObject HOST_CONFIG = JsonObject.of(
            "Binds",
            null,
            "ContainerIDFile",
            "",
            "LogConfig",
            JsonObject.of("Type", "json-file", "Config", JsonObject.EMPTY),
            "NetworkMode",
            "none",
            "PortBindings",
            JsonObject.EMPTY,
            "RestartPolicy",
            JsonObject.of("Name", "no", "MaximumRetryCount", 0),
            "AutoRemove",
            false,
            "Privileged",
            false,
            "ConsoleSize",
            List.of(0, 0));

    private ContainerView() {}

    static JsonObject details(Container container, Engine engine) {
        List<String> command = container.command();
        JsonObject config = container.config();
        return JsonObject.of(
                "Id",
                container.id(),
                "Created",
                container.created().toString(),
                "Path",
                command.isEmpty() ? "" : command.get(0),
                "Args",
                command.isEmpty() ? command : command.subList(1, command.size()),
                "State",
                state(container),
                "Image",
                container.image().id(),
                "ResolvConfPath",
                "",
                "HostnamePath",
                "",
                "HostsPath",
                "",
                "LogPath",
                "",
                "Name",
                "/" + container.name(),
                "RestartCount",
                0,
                "Driver",
                "embedded",
                "Platform",
                "linux",
                "MountLabel",
                "",
                "ProcessLabel",
                "",
                "AppArmorProfile",
                "",
                "ExecIDs",
                execs(container, engine),
                "HostConfig",
                hostConfig(config),
                "GraphDriver",
                JsonObject.of("Data", null, "Name", "embedded"),
                "Mounts",
                List.of(),
                "Config",
                config(container),
                "NetworkSettings",
                JsonObject.of("Ports", JsonObject.EMPTY, "IPAddress", "", "Networks", JsonObject.EMPTY));
    }

    private static JsonObject config(Container container) {
        JsonObject sent = container.config();
        JsonObject all = CONFIG.with(sent)
                .with(JsonObject.of(
                        "Cmd",
                        container.command(),
                        "Hostname",
                        sent.text("Hostname").isEmpty() ? container.id().substring(0, 12) : sent.text("Hostname")));
        return all.without("HostConfig", "NetworkingConfig");
    }

    private static JsonObject hostConfig(JsonObject config) {
        JsonObject all = HOST_CONFIG.with(config.object("HostConfig"));
        // Python's client takes this apart without looking whether it is there.
        return all.object("LogConfig").text("Type").isEmpty()
                ? all.with(JsonObject.of("LogConfig", HOST_CONFIG.object("LogConfig")))
                : all;
    }

    private static List<String> execs(Container container, Engine engine) {
        List<String> running = engine.execs().of(container).stream()
                .filter(Exec::isRunning)
                .map(Exec::id)
                .toList();
        return running.isEmpty() ? null : running;
    }

    private static JsonObject state(Container container) {
        State state = container.state();
        return JsonObject.of(
                "Status",
                state.word(),
                "Running",
                state.isRunning(),
                "Paused",
                state.paused(),
                "Restarting",
                false,
                "OOMKilled",
                false,
                "Dead",
                false,
                "Pid",
                container.pid(),
                "ExitCode",
                state.exitCode(),
                "Error",
                state.error(),
                "StartedAt",
                state.started().toString(),
                "FinishedAt",
                state.finished().toString());
    }

    static JsonObject summary(Container container) {
        State state = container.state();
        return JsonObject.of(
                "Id",
                container.id(),
                "Names",
                List.of("/" + container.name()),
                "Image",
                container.config().text("Image"),
                "ImageID",
                container.image().id(),
                "Command",
                String.join(" ", container.command()),
                "Created",
                container.created().getEpochSecond(),
                "Ports",
                List.of(),
                "Labels",
                container.config().object("Labels"),
                "State",
                state.word(),
                "Status",
                status(state),
                "HostConfig",
                JsonObject.of("NetworkMode", "none"),
                "NetworkSettings",
                JsonObject.of("Networks", JsonObject.EMPTY),
                "Mounts",
                List.of());
    }

    private static String status(State state) {
        return switch (state.phase()) {
            case CREATED -> "Created";
            case RUNNING -> "Up " + since(state.started()) + (state.paused() ? " (Paused)" : "");
            case EXITED -> "Exited (" + state.exitCode() + ") " + since(state.finished()) + " ago";
        };
    }

    private static String since(Instant moment) {
        long seconds = Duration.between(moment, Instant.now()).toSeconds();
        if (seconds < 1) {
            return "Less than a second";
        }
        return seconds < 120 ? seconds + (seconds == 1 ? " second" : " seconds") : seconds / 60 + " minutes";
    }
}
