// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the two programs are called: the distribution that was built, on the JVM that runs the tests, and docker. */
final class Programs {

    /** Another program may stand in, to see what docker makes of the same tests. */
    private static final String COMMAND = System.getProperty(
            "dockerpty.command",
            Path.of("target", "dockerpty", "bin", "dockerpty").toAbsolutePath().toString());

    private static final Path EMPTY_CONFIGURATION = emptyFolder();

    private Programs() {}

    static ProcessBuilder dockerpty(String host, String... arguments) {
        return program(COMMAND, host, arguments);
    }

    static ProcessBuilder docker(String host, String... arguments) {
        return program("docker", host, arguments);
    }

    /** What is set on top of the tests' own environment. */
    static Map<String, String> environment(String host) {
        return Map.of(
                "DOCKER_HOST", host,
                "DOCKER_CONFIG", EMPTY_CONFIGURATION.toString(),
                "JAVA_HOME", System.getProperty("java.home"));
    }

    private static ProcessBuilder program(String program, String host, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment(host));
        return builder;
    }

    private static Path emptyFolder() {
        try {
            Path folder = Files.createTempDirectory("dockerpty-it");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for an empty configuration", e);
        }
    }
}
