// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** An image of the engine: a name with a tag, and how its containers run. */
record Image(String name, Runner runner, Instant created) {

    String id() {
        return Ids.ofImage(name);
    }

    /** Whether a client means this image by a name without tag, with tag, or an id. */
    boolean isMeantBy(String reference) {
        String plain = reference.startsWith("docker.io/library/")
                ? reference.substring("docker.io/library/".length())
                : reference;
        String digits = id().substring("sha256:".length());
        return name.equals(withTag(plain))
                || id().equals(reference)
                || (reference.length() >= 12 && digits.startsWith(reference));
    }

    static String withTag(String reference) {
        boolean tagged = reference.indexOf(':', reference.lastIndexOf('/') + 1) >= 0;
        return tagged ? reference : reference + ":latest";
    }

    JsonObject summary() {
        return JsonObject.of(
                "Id",
                id(),
                "ParentId",
                "",
                "RepoTags",
                List.of(name),
                "RepoDigests",
                List.of(),
                "Created",
                created.getEpochSecond(),
                "Size",
                0,
                "VirtualSize",
                0,
                "SharedSize",
                -1,
                "Labels",
                null,
                "Containers",
                -1);
    }

    JsonObject details() {
        JsonObject config = JsonObject.of(
                "Hostname",
                "",
                "User",
                "",
                "Tty",
                false,
                "OpenStdin",
                false,
                "StdinOnce",
                false,
                "Env",
                null,
                "Cmd",
                runner.usualCommand(),
                "Image",
                "",
                "Volumes",
                null,
                "WorkingDir",
                "",
                "Entrypoint",
                null,
                "Labels",
                null);
        return JsonObject.of(
                "Id",
                id(),
                "RepoTags",
                List.of(name),
                "RepoDigests",
                List.of(),
                "Parent",
                "",
                "Comment",
                "",
                "Created",
                created.toString(),
                "Container",
                "",
                "ContainerConfig",
                config,
                "DockerVersion",
                "",
                "Author",
                "",
                "Config",
                config,
                "Architecture",
                "amd64",
                "Os",
                "linux",
                "Size",
                0,
                "VirtualSize",
                0,
                "GraphDriver",
                JsonObject.of("Data", JsonObject.EMPTY, "Name", "embedded"),
                "RootFS",
                JsonObject.of("Type", "layers", "Layers", List.of()),
                "Metadata",
                JsonObject.of("LastTagTime", created.toString()));
    }
}
