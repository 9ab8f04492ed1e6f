// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.util.List;

/** An exec as clients see it, without what changes. */
final class ExecView {

    private ExecView() {}

    static JsonObject of(Exec exec) {
        JsonObject config = exec.config();
        List<String> command = config.texts("Cmd");
        JsonObject process = JsonObject.of(
                "tty", config.flag("Tty"),
                "entrypoint", command.get(0),
                "arguments", command.subList(1, command.size()),
                "privileged", config.flag("Privileged"));
        return JsonObject.of(
                "ID", exec.id(),
                "ProcessConfig", process,
                "OpenStdin", config.flag("AttachStdin"),
                "OpenStdout", config.flag("AttachStdout"),
                "OpenStderr", config.flag("AttachStderr"),
                "ContainerID", exec.container().id(),
                "DetachKeys", config.text("DetachKeys"));
    }
}
