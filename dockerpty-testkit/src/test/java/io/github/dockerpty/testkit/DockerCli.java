// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the official docker command against an engine. */
final class DockerCli {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String program;
    private final Map<String, String> environment;

    DockerCli(String program, EmbeddedEngine engine, Path config) {
        this.program = program;
        environment = new HashMap<>(engine.environment());
        environment.put("DOCKER_CONFIG", config.toString());
    }

    /** The docker commands on the PATH, in its order; the last is an older one where two are installed. */
    static List<String> programs() {
        List<String> programs = new ArrayList<>();
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path path = Path.of(folder, "docker");
            if (Files.isExecutable(path)) {
                programs.add(path.toString());
            }
        }
        return programs;
    }

    PipedProcess start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_"));
        builder.environment().putAll(environment);
        return PipedProcess.start(builder);
    }

    ExecResult run(String... arguments) throws IOException {
        return runWithInput(new byte[0], arguments);
    }

    ExecResult runWithInput(byte[] input, String... arguments) throws IOException {
        try (PipedProcess process = start(arguments)) {
            try (OutputStream in = process.stdin()) {
                in.write(input);
            } catch (IOException readerGone) {
                // The command has ended without reading all, which some tests are about.
            }
            return process.await(LIMIT);
        }
    }

    TerminalSession onTerminal(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return TerminalSession.of(command.toArray(String[]::new))
                .environment(environment)
                .size(30, 100)
                .start();
    }
}
