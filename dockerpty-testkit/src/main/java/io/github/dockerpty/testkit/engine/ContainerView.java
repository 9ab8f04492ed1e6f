// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A container as clients see it: in full, and as a line of a list. */
final class ContainerView {

    private static final JsonObject CONFIG = JsonObject.constant(
            """
            {"Hostname": "", "Domainname": "", "User": "", "AttachStdin": false, "AttachStdout": false,
             "AttachStderr": false, "Tty": false, "OpenStdin": false, "StdinOnce": false, "Env": null, "Cmd": null,
             "Image": "", "Volumes": null, "WorkingDir": "", "Entrypoint": null, "OnBuild": null, "Labels": {}}""");

    private static final JsonObject HOST_CONFIG = JsonObject.constant(
            """
            {"Binds": null, "ContainerIDFile": "", "LogConfig": {"Type": "json-file", "Config": {}},
             "NetworkMode": "none", "PortBindings": {}, "RestartPolicy": {"Name": "no", "MaximumRetryCount": 0},
             "AutoRemove": false, "Privileged": false, "ConsoleSize": [0, 0]}""");

    private static final JsonObject DETAILS = JsonObject.constant(
            """
            {"Id": "", "Created": "", "Path": "", "Args": [], "State": {}, "Image": "", "ResolvConfPath": "",
             "HostnamePath": "", "HostsPath": "", "LogPath": "", "Name": "", "RestartCount": 0, "Driver": "embedded",
             "Platform": "linux", "MountLabel": "", "ProcessLabel": "", "AppArmorProfile": "", "ExecIDs": null,
             "HostConfig": {}, "GraphDriver": {"Data": null, "Name": "embedded"}, "Mounts": [], "Config": {},
             "NetworkSettings": {"Ports": {}, "IPAddress": "", "Networks": {}}}""");

    private static final JsonObject STATE = JsonObject.constant(
            """
            {"Status": "", "Running": false, "Paused": false, "Restarting": false, "OOMKilled": false,
             "Dead": false, "Pid": 0, "ExitCode": 0, "Error": "", "StartedAt": "", "FinishedAt": ""}""");

    private static final JsonObject SUMMARY = JsonObject.constant(
            """
            {"Id": "", "Names": [], "Image": "", "ImageID": "", "Command": "", "Created": 0, "Ports": [],
             "Labels": {}, "State": "", "Status": "", "HostConfig": {"NetworkMode": "none"},
             "NetworkSettings": {"Networks": {}}, "Mounts": []}""");

    private ContainerView() {}

    static JsonObject details(Container container, Engine engine) {
        List<String> command = container.command();
        JsonObject process = JsonObject.of(
                "Path",
                command.isEmpty() ? "" : command.get(0),
                "Args",
                command.isEmpty() ? command : command.subList(1, command.size()),
                "State",
                state(container),
                "RestartCount",
                container.process().restartCount(),
                "ExecIDs",
                execs(container, engine));
        JsonObject record = JsonObject.of(
                "Id", container.id(),
                "Created", container.created().toString(),
                "Name", "/" + container.name(),
                "Image", container.image().id(),
                "HostConfig", hostConfig(container.config()),
                "Config", config(container));
        return DETAILS.with(process).with(record);
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
        JsonObject now = JsonObject.of(
                "Status",
                state.word(),
                "Running",
                state.isRunning(),
                "Paused",
                state.paused(),
                "Restarting",
                state.isRestarting(),
                "Pid",
                container.process().pid());
        JsonObject end = JsonObject.of(
                "ExitCode", state.exitCode(),
                "Error", state.error(),
                "StartedAt", state.started().toString(),
                "FinishedAt", state.finished().toString());
        return STATE.with(now).with(end);
    }

    static JsonObject summary(Container container) {
        State state = container.state();
        JsonObject record = JsonObject.of(
                "Id", container.id(),
                "Names", List.of("/" + container.name()),
                "Image", container.config().text("Image"),
                "ImageID", container.image().id(),
                "Created", container.created().getEpochSecond(),
                "Labels", container.config().object("Labels"));
        JsonObject process = JsonObject.of(
                "Command", String.join(" ", container.command()), "State", state.word(), "Status", status(state));
        return SUMMARY.with(record).with(process);
    }

    private static String status(State state) {
        return switch (state.phase()) {
            case CREATED -> "Created";
            case RUNNING -> "Up " + since(state.started()) + (state.paused() ? " (Paused)" : "");
            case RESTARTING -> "Restarting (" + state.exitCode() + ") " + since(state.finished()) + " ago";
            case STOPPED, EXITED -> "Exited (" + state.exitCode() + ") " + since(state.finished()) + " ago";
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
