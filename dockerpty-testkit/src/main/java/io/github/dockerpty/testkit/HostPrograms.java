// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Programs of this machine that containers of an {@link EmbeddedEngine} may run: those named here and no others.
 *
 * <p>Whoever reaches the engine's socket can run them with any arguments, as the user of this JVM and without any
 * isolation: a shell among them means everything. They run in a pseudo-terminal if the client wants one, else on
 * pipes. Immutable.
 */
public final class HostPrograms {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

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
     * Finds an allowed program.
     *
     * @param command its name, or its path with an allowed name at the end
     * @return where it is; empty if it is not allowed or not there
     */
    public Optional<Path> find(String command) {
        String name = command.substring(command.lastIndexOf('/') + 1);
        if (!names.contains(name)) {
            return Optional.empty();
        }
        if (command.startsWith("/")) {
            return Optional.of(Path.of(command)).filter(Files::isExecutable);
        }
        for (String folder : PATH.split(":", -1)) {
            Path path = Path.of(folder, name);
            if (command.equals(name) && Files.isExecutable(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
