// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.util.List;
import java.util.Optional;

/**
 * A process to be created in a running container (Engine API, {@code POST /containers/{id}/exec}).
 *
 * @param command the program and its arguments, at least one
 * @param tty whether it gets a terminal
 * @param stdin whether its stdin is attached
 * @param output whether its stdout and stderr are attached
 * @param environment {@code NAME=value} entries added to the container's
 * @param user {@code user[:group]}; empty for the container's
 * @param workingDirectory empty for the container's
 * @param privileged whether it gets extended privileges
 * @param detachKeys the keys that the engine shall look for; empty leaves its default
 * @param size the first size of the terminal, sent from API 1.42 on
 */
public record ExecSpec(
        List<String> command,
        boolean tty,
        boolean stdin,
        boolean output,
        List<String> environment,
        String user,
        String workingDirectory,
        boolean privileged,
        String detachKeys,
        Optional<TerminalSize> size) {

    /**
     * Copies the lists.
     *
     * @param command the program and its arguments, at least one
     * @param tty whether it gets a terminal
     * @param stdin whether its stdin is attached
     * @param output whether its stdout and stderr are attached
     * @param environment {@code NAME=value} entries added to the container's
     * @param user {@code user[:group]}; empty for the container's
     * @param workingDirectory empty for the container's
     * @param privileged whether it gets extended privileges
     * @param detachKeys the keys that the engine shall look for; empty leaves its default
     * @param size the first size of the terminal, sent from API 1.42 on
     * @throws IllegalArgumentException if there is no command
     */
    public ExecSpec {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("an exec needs a command, but the list is empty");
        }
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }

    /**
     * A spec with the defaults of {@code docker exec}: output attached, no stdin, no terminal.
     *
     * @param command the program and its arguments, at least one
     * @return the spec
     */
    public static ExecSpec of(List<String> command) {
        return new ExecSpec(command, false, false, true, List.of(), "", "", false, "", Optional.empty());
    }

    /**
     * The same with stdin attached or not, and with a terminal or not.
     *
     * @param withStdin whether stdin is attached
     * @param withTty whether the process gets a terminal
     * @return the changed copy
     */
    public ExecSpec interactive(boolean withStdin, boolean withTty) {
        return new ExecSpec(
                command, withTty, withStdin, output, environment, user, workingDirectory, privileged, detachKeys, size);
    }
}
