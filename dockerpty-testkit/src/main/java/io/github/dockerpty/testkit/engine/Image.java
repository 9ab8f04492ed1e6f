// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** An image of the engine: a name with a tag, and how its containers run. */
record Image(String name, Runner runner, Instant created) {

    private static final String LIBRARY = "docker.io/library/";

    private static final JsonObject SUMMARY = JsonObject.constant(
            """
            {"Id": "", "ParentId": "", "RepoTags": [], "RepoDigests": [], "Created": 0, "Size": 0, "VirtualSize": 0,
             "SharedSize": -1, "Labels": null, "Containers": -1}""");

    private static final JsonObject CONFIG = JsonObject.constant(
            """
            {"Hostname": "", "User": "", "Tty": false, "OpenStdin": false, "StdinOnce": false, "Env": null,
             "Cmd": [], "Image": "", "Volumes": null, "WorkingDir": "", "Entrypoint": null, "Labels": null}""");

    private static final JsonObject DETAILS = JsonObject.constant(
            """
            {"Id": "", "RepoTags": [], "RepoDigests": [], "Parent": "", "Comment": "", "Created": "",
             "Container": "", "ContainerConfig": {}, "DockerVersion": "", "Author": "", "Config": {},
             "Architecture": "amd64", "Os": "linux", "Size": 0, "VirtualSize": 0,
             "GraphDriver": {"Data": {}, "Name": "embedded"}, "RootFS": {"Type": "layers", "Layers": []},
             "Metadata": {"LastTagTime": "0001-01-01T00:00:00Z"}}""");

    String id() {
        return Ids.ofImage(name);
    }

    /** Whether a client means this image by a name without tag, with tag, or an id. */
    boolean isMeantBy(String reference) {
        String digits = id().substring("sha256:".length());
        return name.equals(withTag(withoutRegistry(reference)))
                || id().equals(reference)
                || (reference.length() >= 12 && digits.startsWith(reference));
    }

    /** The short form of a name that docker's own registry has. */
    static String withoutRegistry(String reference) {
        return reference.startsWith(LIBRARY) ? reference.substring(LIBRARY.length()) : reference;
    }

    static String withTag(String reference) {
        boolean tagged = reference.indexOf(':', reference.lastIndexOf('/') + 1) >= 0;
        return tagged ? reference : reference + ":latest";
    }

    JsonObject summary() {
        return SUMMARY.with(JsonObject.of("Id", id(), "RepoTags", List.of(name), "Created", created.getEpochSecond()));
    }

    JsonObject details() {
        JsonObject config = CONFIG.with(JsonObject.of("Cmd", runner.usualCommand()));
        return DETAILS.with(JsonObject.of("Id", id(), "RepoTags", List.of(name), "Created", created.toString()))
                .with(JsonObject.of("Config", config, "ContainerConfig", config));
    }
}
