// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to be created (Engine API, {@code POST /containers/create}).
 *
 * <p>What a session needs is modelled; everything else goes through unchanged as raw JSON members of the request and of
 * its {@code HostConfig}. Immutable; made by {@link #of} and the {@code with} methods.
 *
 * @param image the image's name or id
 * @param command the command and its arguments; empty for the image's own
 * @param name the container's name; empty lets the engine choose
 * @param platform for example {@code linux/arm64}; empty for the engine's own
 * @param tty whether it gets a terminal
 * @param stdin whether stdin is opened and attached
 * @param stdinOnce whether stdin closes when the first attached client goes
 * @param autoRemove whether the engine removes it after its exit
 * @param environment {@code NAME=value} entries
 * @param size the first size of the terminal, sent from API 1.42 on
 * @param config further members of the request, name to JSON text, for example {@code "User"} to {@code "\"root\""}
 * @param hostConfig further members of its {@code HostConfig}, name to JSON text
 */
public record ContainerSpec(
        String image,
        List<String> command,
        String name,
        String platform,
        boolean tty,
        boolean stdin,
        boolean stdinOnce,
        boolean autoRemove,
        List<String> environment,
        Optional<TerminalSize> size,
        Map<String, String> config,
        Map<String, String> hostConfig) {

    /**
     * Copies the collections.
     *
     * @param image the image's name or id
     * @param command the command and its arguments; empty for the image's own
     * @param name the container's name; empty lets the engine choose
     * @param platform for example {@code linux/arm64}; empty for the engine's own
     * @param tty whether it gets a terminal
     * @param stdin whether stdin is opened and attached
     * @param stdinOnce whether stdin closes when the first attached client goes
     * @param autoRemove whether the engine removes it after its exit
     * @param environment {@code NAME=value} entries
     * @param size the first size of the terminal, sent from API 1.42 on
     * @param config further members of the request
     * @param hostConfig further members of its {@code HostConfig}, name to JSON text
     * @throws IllegalArgumentException if there is no image
     */
    public ContainerSpec {
        if (image.isEmpty()) {
            throw new IllegalArgumentException("a container needs an image, but its name is empty");
        }
        command = List.copyOf(command);
        environment = List.copyOf(environment);
        config = Map.copyOf(config);
        hostConfig = Map.copyOf(hostConfig);
    }

    /**
     * A container without terminal and stdin.
     *
     * @param image the image's name or id
     * @param command the command and its arguments; empty for the image's own
     * @return the spec
     */
    public static ContainerSpec of(String image, String... command) {
        return new ContainerSpec(
                image,
                List.of(command),
                "",
                "",
                false,
                false,
                false,
                false,
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    /**
     * The same with a terminal and an open stdin, as {@code run -it} makes it.
     *
     * @return the changed copy
     */
    public ContainerSpec withTerminal() {
        return new ContainerSpec(
                image, command, name, platform, true, true, true, autoRemove, environment, size, config, hostConfig);
    }

    /**
     * The same with an open stdin that closes with the first client, as {@code run -i} makes it.
     *
     * @return the changed copy
     */
    public ContainerSpec withStdin() {
        return new ContainerSpec(
                image, command, name, platform, tty, true, true, autoRemove, environment, size, config, hostConfig);
    }

    /**
     * The same with one more raw member of {@code HostConfig}.
     *
     * @param member the member's name, for example {@code NetworkMode}
     * @param json its value as JSON text, for example {@code "\"none\""}
     * @return the changed copy
     */
    public ContainerSpec withHostConfig(String member, String json) {
        Map<String, String> more = new LinkedHashMap<>(hostConfig);
        more.put(member, json);
        return new ContainerSpec(
                image, command, name, platform, tty, stdin, stdinOnce, autoRemove, environment, size, config, more);
    }
}
