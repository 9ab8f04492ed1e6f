// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Programs of this machine that containers of an {@link EmbeddedEngine} may run: those named here, or any.
 *
 * <p>Whoever reaches the engine's socket can run them with any arguments, as the user of this JVM and without any
 * isolation: a shell among them means everything. They run in a pseudo-terminal if the client wants one, else on
 * pipes.
 *
 * <p>Where {@code /proc} tells of processes, the main process of a container is treated as the kernel treats process 1:
 * of the signals that clients send it gets those that it handles, but for KILL and STOP, unless {@code HostConfig.Init}
 * asks for an init; and when it ends, its session ends with it. A paused container's processes are stopped. Immutable.
 */
public final class HostPrograms {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Empty for any. */
    private final Set<String> names;

    private HostPrograms(Set<String> names) {
        this.names = names;
    }

    /**
     * Allows some programs.
     *
     * @param names without folders, for example {@code cat}
     * @return what is allowed
     * @throws IllegalArgumentException when a name has a slash, or when there is none
     */
    public static HostPrograms only(String... names) {
        Set<String> all = Set.of(names);
        if (all.isEmpty() || all.stream().anyMatch(name -> name.isEmpty() || name.indexOf('/') >= 0)) {
            throw new IllegalArgumentException("names of programs without folders are needed, not " + all);
        }
        return new HostPrograms(all);
    }

    /**
     * Allows the shell, and so everything that the user of this JVM may do.
     *
     * @return {@code sh} only
     */
    public static HostPrograms shell() {
        return only("sh");
    }

    /**
     * Allows every program, and so everything that the user of this JVM may do.
     *
     * @return all that are found by the usual path, or named by their own
     */
    public static HostPrograms any() {
        return new HostPrograms(Set.of());
    }

    /**
     * Finds an allowed program.
     *
     * @param command its name, or its path with an allowed name at the end
     * @return where it is; empty if it is not allowed or not there
     */
    public Optional<Path> find(String command) {
        if (command.startsWith("/")) {
            return isAllowed(command)
                    ? Optional.of(Path.of(command)).filter(HostPrograms::isProgram)
                    : Optional.empty();
        }
        if (command.isEmpty() || command.indexOf('/') >= 0 || !isAllowed(command)) {
            return Optional.empty();
        }
        for (String folder : PATH.split(":", -1)) {
            Path path = Path.of(folder, command);
            if (isProgram(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a command is the path of something that is there and allowed, and yet no program: a container's start
     * fails then with other words than for one that is missing.
     *
     * @param command a name or a path
     * @return true for a folder, and for a file that this user cannot execute
     */
    public boolean isNoProgram(String command) {
        return command.startsWith("/")
                && isAllowed(command)
                && Files.exists(Path.of(command))
                && !isProgram(Path.of(command));
    }

    private boolean isAllowed(String command) {
        return names.isEmpty() || names.contains(command.substring(command.lastIndexOf('/') + 1));
    }

    private static boolean isProgram(Path path) {
        return Files.isExecutable(path) && !Files.isDirectory(path);
    }
}
