// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.util.Set;

/** When a container starts again by itself, as {@code HostConfig.RestartPolicy} says it. */
record RestartPolicy(String name, long retries) {

    private static final Set<String> NAMES = Set.of("", "no", "always", "unless-stopped", "on-failure");

    static RestartPolicy of(JsonObject config) {
        JsonObject policy = config.object("HostConfig").object("RestartPolicy");
        return new RestartPolicy(policy.text("Name"), policy.number("MaximumRetryCount"));
    }

    private boolean isNo() {
        return name.isEmpty() || name.equals("no");
    }

    /** Refuses what no engine takes; podman takes a number of retries with every policy. */
    void check(boolean removesItself, Traits traits) throws Refusal {
        boolean podman = traits.has(Quirk.LIBPOD);
        int status = podman ? 500 : 400;
        if (removesItself && !isNo()) {
            throw new Refusal(
                    status,
                    podman
                            ? "fill out specgen: the --rm option conflicts with --restart, when the restartPolicy is"
                                    + " not \"\" and \"no\""
                            : "can't create 'AutoRemove' container with restart policy");
        }
        if (!NAMES.contains(name)) {
            throw new Refusal(
                    status,
                    podman
                            ? "container create: running container create option: \"" + name
                                    + "\" is not a valid restart policy: invalid argument"
                            : "invalid restart policy '" + name + "'");
        }
        if (retries != 0 && !podman && !name.equals("on-failure")) {
            throw new Refusal(status, "maximum retry count cannot be used with restart policy '" + name + "'");
        }
    }

    /** Whether to start again after an exit code and a number of restarts. */
    boolean applies(int code, int restarts) {
        if (name.equals("on-failure")) {
            return code != 0 && (retries == 0 || restarts < retries);
        }
        return !isNo();
    }
}
