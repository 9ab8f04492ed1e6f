// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.Readiness;
import io.github.dockerpty.testkit.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a container is to be, as the engine's {@code POST /containers/create} takes it. */
final class ContainerDraft {

    /**
     * Waits in a built-in command, so that no child outlives it, and ends by TERM, which PID 1 has to ask for: it is to
     * be used once it has said so.
     */
    private static final List<String> STAY =
            List.of("sh", "-c", "trap 'exit 0' TERM; echo staying; while read x; do :; done");

    static final Readiness STAYS = Readiness.output("staying");

    private final Map<String, Object> config = new LinkedHashMap<>();
    private final Map<String, Object> hostConfig = new LinkedHashMap<>();
    private final Map<String, Object> labels = new LinkedHashMap<>(Owner.labels());
    private final List<String> environment = new ArrayList<>();
    private String name = "testkit-" + UUID.randomUUID();

    ContainerDraft(String image, List<String> command) {
        config.put("Image", image);
        if (!command.isEmpty()) {
            config.put("Cmd", command);
        }
        hostConfig.put("NetworkMode", "none");
    }

    String name() {
        return name;
    }

    boolean hasTty() {
        return Boolean.TRUE.equals(config.get("Tty"));
    }

    boolean hasStdin() {
        return Boolean.TRUE.equals(config.get("OpenStdin"));
    }

    void name(String chosen) {
        name = chosen;
    }

    void environment(String variable, String value) {
        environment.add(variable + "=" + value);
    }

    void label(String label, String value) {
        labels.put(label, value);
    }

    void stdin() {
        config.put("OpenStdin", true);
        config.put("StdinOnce", true);
        config.put("AttachStdin", true);
    }

    void stay() {
        if (config.containsKey("Cmd")) {
            throw new IllegalStateException(
                    "a container that only stays takes no command, but was given " + config.get("Cmd"));
        }
        config.put("Cmd", STAY);
        config.put("OpenStdin", true);
    }

    void config(String field, Object value) {
        config.put(field, value);
    }

    void hostConfig(String field, Object value) {
        hostConfig.put(field, value);
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>(config);
        all.put("Labels", labels);
        all.put("Env", environment);
        all.put("HostConfig", hostConfig);
        return JsonObject.write(all);
    }
}
