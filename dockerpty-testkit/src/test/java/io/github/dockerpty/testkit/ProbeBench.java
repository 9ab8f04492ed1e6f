// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One engine under observation: makes containers and execs, and removes them in the end. */
final class ProbeBench implements Closeable {

    /** Long enough for a real engine's answer, short enough to wait for none. */
    static final Duration LOOK = Duration.ofSeconds(6);

    private final ApiClient api;
    private final List<String> containers = new ArrayList<>();

    ProbeBench(URI host) {
        api = new ApiClient(host, "1.41");
    }

    ApiClient api() {
        return api;
    }

    int status(String method, String path) throws IOException {
        return api.call(method, path).status();
    }

    int status(String method, String path, String json) throws IOException {
        return api.call(method, path, json).status();
    }

    /** A container of busybox; fields in JSON without braces, for example {@code "Tty":true}. */
    String container(String fields, String... command) throws IOException {
        String host = fields.contains("HostConfig") ? "" : ",\"HostConfig\":{\"NetworkMode\":\"none\"}";
        String json = "{\"Image\":\"busybox\",\"Cmd\":" + JsonObject.write(List.of(command))
                + (fields.isEmpty() ? "" : "," + fields) + host + "}";
        String id = api.create(json);
        containers.add(id);
        return id;
    }

    String running(String fields, String... command) throws IOException {
        String id = container(fields, command);
        api.call("POST", "/containers/" + id + "/start");
        return id;
    }

    String sleeping() throws IOException {
        return running("", "sleep", "1000");
    }

    String ended(int code) throws IOException {
        String id = running("", "sh", "-c", "exit " + code);
        api.call("POST", "/containers/" + id + "/wait");
        return id;
    }

    String exec(String container, boolean tty, String... command) throws IOException {
        return api.exec(
                container,
                "{\"Cmd\":" + JsonObject.write(List.of(command)) + ",\"AttachStdin\":true,\"AttachStdout\":true"
                        + ",\"AttachStderr\":true,\"Tty\":" + tty + "}");
    }

    ApiClient.Stream attach(String container, String query) throws IOException {
        return api.upgrade("/containers/" + container + "/attach?" + query, null);
    }

    int attachStatus(String container, String query) throws IOException {
        try (ApiClient.Stream stream = attach(container, query)) {
            return stream.status();
        }
    }

    /** The exit code of an exec and whether it runs, as the engine says it. */
    String exit(String exec) throws IOException {
        JsonObject inspected = api.call("GET", "/exec/" + exec + "/json").json();
        return inspected.fields().get("ExitCode") + (inspected.flag("Running") ? " running" : " not running");
    }

    JsonObject inspect(String container) throws IOException {
        return api.call("GET", "/containers/" + container + "/json").json();
    }

    String state(String container) throws IOException {
        return inspect(container).object("State").text("Status");
    }

    long await(String container, String condition) throws IOException {
        return api.call("POST", "/containers/" + container + "/wait?condition=" + condition)
                .json()
                .number("StatusCode");
    }

    /** Status and content type of an answer, and whether its length is told. */
    static String shape(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int type = lower.indexOf("content-type: ");
        String told = type < 0 ? "none" : lower.substring(type + 14, lower.indexOf('\r', type));
        return head.substring(9, 12) + " " + told + (lower.contains("content-length") ? ", length told" : "");
    }

    /** Looks at something. */
    @FunctionalInterface
    interface Look {
        boolean holds() throws IOException;
    }

    /** Looks until it holds; nothing that an engine does of itself takes longer than this waits. */
    static void await(String what, Look look) {
        Deadline.in(Duration.ofSeconds(20)).await(what, () -> {
            try {
                return look.holds();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void remove(String container) throws IOException {
        api.call("DELETE", "/containers/" + container + "?force=1&v=1");
    }

    @Override
    public void close() throws IOException {
        for (String id : containers) {
            remove(id);
        }
    }
}
